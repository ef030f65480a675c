super::one_cycle::one_cycle! {
    /// Rise to α, come back as fast to where it began, then sink far below that.
    ///
    /// α is the peak. After the last step of the cycle its last learning rate stays.
    OnecycleThreePhase = "onecycle_three_phase", "One cycle, three phases";
    formula "α/d₁ → α by step pN − 1 → α/d₁ by step 2pN − 2 → α/(d₁d₂) by step N − 1";
    defaults "cos", three_phase true;
}
