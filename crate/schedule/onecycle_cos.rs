super::one_cycle::one_cycle! {
    /// Rise to α along half a cosine, then fall far below where it began, along another.
    ///
    /// α is the peak. After the last step of the cycle its last learning rate stays.
    OnecycleCos = "onecycle_cos", "One cycle, cosine";
    formula "α/d₁ → α by step pN − 1 → α/(d₁d₂) by step N − 1, along half cosines";
    defaults "cos", three_phase false;
}
