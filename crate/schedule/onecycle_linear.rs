super::one_cycle::one_cycle! {
    /// Rise evenly to α, then fall evenly, far below where it began.
    ///
    /// α is the peak. After the last step of the cycle its last learning rate stays.
    OnecycleLinear = "onecycle_linear", "One cycle, linear";
    formula "α/d₁ → α by step pN − 1 → α/(d₁d₂) by step N − 1, along straight lines";
    defaults "linear", three_phase false;
}
