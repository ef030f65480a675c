# Every word that a person reads, in English. One file per language; English is the fallback.
# Numbers in messages are written by text/number.ts; NUMBER($x, maximumSignificantDigits: n) shortens.

## Names of controls and regions (course pages and tests rely on the English ones)

map-label = Contour map
map-help = Height is the loss. Arrow keys move the start, Enter places the hiker.
map-description = Iteration { $iteration }: the hiker is at ({ $x }, { $y }), loss { $loss }. Downhill is towards ({ $downX }, { $downY }).
map-description-beyond = Iteration { $iteration }: the hiker has left every map.
surface-label = Landscape
optimizer-label = Step rule
schedule-label = Schedule
adjust-label = Adjust…
alpha-label = Learning rate α
alpha-exact-label = Exact learning rate
alpha-hint = How far one step goes, as a multiple of the slope
step-label = Step
step-back-label = Step back
play-label = Play
pause-label = Pause
reset-label = Reset
speed-label = Speed
speed-option = { $speed } steps/s
scrubber-label = Iteration
scrubber-value = { $iteration } of { $extent }
transport-label = Walk
settings-label = Settings
sentence-label = What is happening
rule-label = Update rule with the numbers of the next step
readout-label = Readout
instruments-label = Charts

## Starting

starting = Unfolding the map…
trouble-title = The map could not be opened
trouble-wasm = This browser did not start the part that computes the walk (WebAssembly). Reloading the page may help; so may an up-to-date browser, or switching off a lockdown mode for this site.
trouble-map = The map could not be drawn. The numbers and charts beside it are still right.
trouble-details = Details: { $details }

## Numbers

number-overflow = beyond the largest number
number-none = none

## Readout

readout-k = Iteration k
readout-w = Position w
readout-point = ({ $x }, { $y })
readout-loss = Loss L
readout-norm = Slope ‖∇L‖
readout-alpha = Rate αₖ
readout-alpha-lambda = α·λ, steepest

## What is happening

announce-step = Iteration { $iteration }, loss { $loss }. { $sentence }
sentence-start = The hiker cannot see. Only the slope underfoot is known: step, play, or drag the hiker.

## Charts

loss-chart-label = Loss by iteration
schedule-chart-label = Learning rate by iteration
chart-iteration = iteration
chart-loss = loss
chart-loss-log = loss (powers of ten)
chart-alpha = αₖ
chart-alpha-log = αₖ (powers of ten)
loss-chart-description = At the start { $first }; now, at iteration { $iteration }, { $now }; lowest so far { $lowest }. Shown: iterations 0 to { $extent }.
schedule-chart-description = From { $low } to { $high }; now, at iteration { $iteration }, { $now }. Shown: iterations 0 to { $extent }.
schedule-chart-constant = A horizontal line at { $now }, iterations 0 to { $extent }.

## Input that was refused: the core names the field, what stood there, and what is accepted

value-empty = nothing
refused-number-above = { $field }: read “{ $value }”. Accepted: a number above { $min }, up to { $max }, such as 0.01.
refused-number = { $field }: read “{ $value }”. Accepted: a number from { $min } to { $max }.
refused-integer = { $field }: read “{ $value }”. Accepted: a whole number from { $min } to { $max }.
refused-choice = { $field }: read “{ $value }”. Accepted: { $accepted }.
refused-form = { $field }: read “{ $value }”. Accepted: { $accepted }.
refused-coordinate = { $field }: read “{ $value }”. Accepted: a number, such as 1.5.
notice-label = Part of the address was not understood
notice-text = The default is used instead.
dismiss-label = Dismiss

## Practice

answer-label = Your answer
check-label = Check
hint-label = Hint
solution-label = Show worked solution
new-problem-label = New problem
feedback-label = Feedback
hints-title = Hints
solution-title = Worked solution
solution-after = { $left ->
    [one] The worked solution opens after one more attempt.
   *[other] The worked solution opens after { $left } more attempts.
  }
reading = Read as { $reading }.
score = Score { $score } of 1, after { $attempts ->
    [one] one attempt
   *[other] { $attempts } attempts
  } and { $hints ->
    [0] no hints
    [one] one hint
   *[other] { $hints } hints
  }.

## The page's own tools

theme-label = Theme
theme-auto = as the device
theme-light = light
theme-dark = dark
language-label = Language
share-label = Copy link
share-help = This address shows exactly what you see now.
embed-label = Embed
embed-help = Paste this into a page to show the map there.
copied = Copied.
copy-denied = This browser does not let the page copy. Select the text and copy it by hand.
copy-label = Copy
close-label = Close
