//! Gradient descent on two-dimensional loss landscapes, exact and explained.
//!
//! A blindfolded hiker stands at w = (x, y) on a landscape f, feels the slope ∇f(w) underfoot and
//! steps w ← w − α∇f(w). This crate computes every step of such a walk, the learning rate in force
//! at each of them, the map to draw it on, a diagnosis of what is happening, and practice problems
//! with the checking of their answers. Every quantity is dimensionless.
//!
//! ```
//! use blindfolded_hiker::{regime, spec::Spec, surface, walk};
//!
//! // f = (x² + 6y²)/2 has curvatures 1 and 6: gradient descent holds below α = 2/6.
//! let mut spec = Spec::new(surface::Bowl { kappa: 6.0 }, 0.1, [4.0, 3.0]);
//! let walk = walk::walk(&spec, 200);
//! assert!(walk.loss[200] < 1e-15);
//! assert_eq!(regime::diagnose(&spec, None).regime, regime::Regime::Steady);
//!
//! spec.alpha = 0.34;
//! assert_eq!(regime::diagnose(&spec, None).regime, regime::Regime::Diverging);
//! ```
//!
//! # Notation
//!
//! | symbol | name | in code |
//! | --- | --- | --- |
//! | α, αₖ | learning rate; in force at iteration k | `alpha` |
//! | w = (x, y), wₖ | position, iterate | `w`, `start` |
//! | f, L | loss | `loss` |
//! | g = ∇f | gradient | `g`, `gradient` |
//! | H, λ | Hessian, curvature (its eigenvalues) | `hessian`, `lambda` |
//! | κ | condition number λmax/λmin | `kappa` |
//! | μ | momentum | `mu`, `momentum` |
//!
//! # Modules
//!
//! - The mathematics of a point: [`jet`] (automatic differentiation), [`vec2`].
//! - What a walk is made of: [`surface`], [`optimizer`], [`schedule`], put together in [`spec`];
//!   [`formula`] reads the learner's own surface.
//! - The walk itself: [`walk`], and what it means: [`regime`]; many walks at once: [`swarm`]; noise
//!   and mini-batches that can be replayed: [`random`].
//! - The map: [`elevation`], [`contour`], [`terrain`], [`palette`].
//! - Problems and their checking: [`practice`]. The walk as a script for PyTorch: [`pytorch`].
//! - Plain data in, sentences out: [`value`], [`decimal`], [`family`](mod@family),
//!   [`error`], [`message`].
//!
//! # Out of scope
//!
//! Drawing, prose and anything that knows a browser. With the feature `wasm`, one module exports
//! the functions that a web page calls, and with `pytorch` another one that of the script; without
//! them the crate depends on serde and libm alone.

#![forbid(unsafe_code)]

#[cfg(feature = "bridge")]
mod bridge;
pub mod contour;
pub mod decimal;
pub mod elevation;
pub mod error;
pub mod family;
pub mod formula;
pub mod jet;
pub mod message;
pub mod optimizer;
pub mod palette;
pub mod practice;
pub mod pytorch;
pub mod random;
pub mod regime;
pub mod schedule;
#[cfg(feature = "pytorch")]
mod script;
pub mod spec;
pub mod surface;
pub mod swarm;
pub mod terrain;
mod typed;
pub mod value;
pub mod vec2;
pub mod walk;
#[cfg(feature = "wasm")]
mod wasm;
