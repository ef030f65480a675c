# Every word that a person reads, in English. One file per language; English is the fallback.
# Numbers in messages are written by text/number.ts; NUMBER($x, maximumSignificantDigits: n) shortens.

## Names of controls and regions (course pages and tests rely on the English ones)

map-label = Contour map
map-help = Height is the loss. Arrow keys move the start, Enter places the hiker. Plus and minus magnify, W, A, S and D move the map, 0 shows the whole sheet.
map-description = Iteration { $iteration }: the hiker is at ({ $x }, { $y }), loss { $loss }. Downhill is towards ({ $downX }, { $downY }).
map-description-blindfold = Fog. The hiker has felt the ground at { $places ->
    [one] one place
   *[other] { $places } places
  }; only what is around { $places ->
    [one] it
   *[other] them
  } can be seen.
map-description-beyond = Iteration { $iteration }: the hiker has left every map.
surface-label = Landscape
optimizer-label = Step rule
schedule-label = Schedule
adjust-label = Adjust…
alpha-label = Learning rate α
alpha-exact-label = Exact learning rate
step-label = Step
step-back-label = Step back
play-label = Play
pause-label = Pause
reset-label = Reset
speed-label = Speed
speed-option = { $speed } steps/s
scrubber-label = Iteration
scrubber-value = { $iteration } of { $extent }
scrubber-short = { $iteration } / { $extent }
transport-label = Walk
settings-label = Settings
sentence-label = What is happening
rule-label = Update rule with the numbers of the next step
readout-label = Readout
instruments-label = Charts

## The tools on the map

map-tools-label = Map tools
zoom-in-label = Zoom in
zoom-out-label = Zoom out
map-view-label = View
whole-sheet-label = Whole sheet
fit-walk-label = Fit the walk
follow-label = Follow the hiker
blindfold-label = Blindfold
bring-label = The hiker is { $distance } beyond the edge of the map. Bring the map to the hiker
bring-too-far = The hiker is farther away than a map can be moved. Play on, or go back to the start.
palette-label = Tints
palette-hiker = Hiker
palette-batlow = Batlow
palette-cividis = Cividis
palette-viridis = Viridis
heights-label = Heights
heights-auto = as suits the ground
heights-linear = linear
heights-log = logarithmic
ground-level = The ground is level here, to the last digit: every place on this map is as high as every other.
ground-none = The loss has no finite value anywhere on this map.
ground-partial = Where there is no ground, the loss has no finite value.
legend-label = Legend
legend-start = Start
legend-trail = The way walked
legend-footprints = One footprint for each step, to scale
legend-landing = Where the next step lands
legend-gradient = Gradient: uphill, steepest
legend-fan = Where half or twice the rate would land
legend-edge = The hiker is beyond the edge, this far
legend-cabin-best = Lowest minimum
legend-cabin = Another minimum, with its height
legend-pass = Pass (saddle)
legend-index-contour = Contour with a height
legend-contour = Contour

## Blindfolded

blindfold-feeling = The ground falls to the { $bearing ->
    [n] north
    [ne] north-east
    [e] east
    [se] south-east
    [s] south
    [sw] south-west
    [w] west
   *[nw] north-west
  }, with a slope of { NUMBER($slope, maximumSignificantDigits: 2) }. Nothing else can be felt. The next step is { NUMBER($step, maximumSignificantDigits: 2) } long.
blindfold-level = The ground is level underfoot. Nothing that can be felt says where to go, or whether this is the lowest place.
blindfold-lost = The hiker feels nothing any more: the numbers are too large to hold.
blindfold-help = You know what the hiker knows: the ground near the footprints and the slope underfoot. Every learning algorithm walks like this.
unveil-label = Take off the blindfold

## Starting

starting = Unfolding the map…
trouble-title = This part of the page did not start
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
readout-away = Distance |w|
readout-away-now = { NUMBER($distance, maximumSignificantDigits: 2) } now
readout-away-passes = { NUMBER($distance, maximumSignificantDigits: 2) } at iteration { $iteration }
readout-away-overflow = overflow at { $iteration }

## What is happening

announce-step = Iteration { $iteration }, loss { $loss }. { $sentence }

## What is happening, and why (the core's diagnosis)

diagnosis-starting = The hiker stands at the start and feels a slope of { NUMBER($slope, maximumSignificantDigits: 2) }. The first step goes downhill and is α times the slope long: { NUMBER($step, maximumSignificantDigits: 2) }.
diagnosis-starting-rule = The hiker stands at the start and feels a slope of { NUMBER($slope, maximumSignificantDigits: 2) }. The first step is { NUMBER($step, maximumSignificantDigits: 2) } long: this step rule does more than multiply the slope by α.
diagnosis-too-small = Downhill, but in tiny steps: α·λ = { NUMBER($alphaLambda, maximumSignificantDigits: 2) }. At this rate the valley floor is some { NUMBER($steps, maximumSignificantDigits: 2) } steps away.
diagnosis-too-small-rule = Downhill, but in tiny steps of { NUMBER($step, maximumSignificantDigits: 2) }. At this pace the valley floor is some { NUMBER($steps, maximumSignificantDigits: 2) } steps away.
diagnosis-too-small-slope = Downhill, but in tiny steps of { NUMBER($step, maximumSignificantDigits: 2) }. At this rate it takes some { NUMBER($steps, maximumSignificantDigits: 2) } steps to cross the map.
diagnosis-stuck = The next step is shorter than the last digit of the position. The hiker no longer moves.
diagnosis-steady = Steadily down, without overshooting: α·λ = { NUMBER($alphaLambda, maximumSignificantDigits: 2) } is at most { NUMBER($overshoot, maximumSignificantDigits: 2) }. Each step removes { NUMBER($percent, maximumSignificantDigits: 2) }% of the distance to the valley floor.
diagnosis-steady-scaled = Steadily down. The step rule rescales each axis by the slopes it has felt; α times the rescaled curvature is { NUMBER($alphaLambda, maximumSignificantDigits: 2) }, and swings would grow only above { NUMBER($edge, maximumSignificantDigits: 2) }.
diagnosis-steady-signed = Steadily down. This step rule takes only the sign of the slope along each axis, so the step, { NUMBER($step, maximumSignificantDigits: 2) } long, does not get shorter where the ground gets flatter.
diagnosis-slope = Downhill on a slope that is still getting steeper. The ground holds nothing back here; this step is { NUMBER($step, maximumSignificantDigits: 2) } long.
diagnosis-ridge = On ground that curves downwards every way, as a ridge does. The slope grows from step to step; this step is { NUMBER($step, maximumSignificantDigits: 2) } long.
diagnosis-oscillating = Each step jumps across the valley and lands closer on the other side. α·λ = { NUMBER($alphaLambda, maximumSignificantDigits: 2) }: above { NUMBER($overshoot, maximumSignificantDigits: 2) } a step overshoots, below { NUMBER($edge, maximumSignificantDigits: 2) } it still gains.
diagnosis-spiralling = The hiker is carried past the floor and swings back, each time a little less: the step rule remembers earlier steps. α·λ = { NUMBER($alphaLambda, maximumSignificantDigits: 2) }.
diagnosis-undamped = The hiker swings from side to side for ever. With a momentum of 1 the step rule forgets nothing, so no swing is smaller than the one before.
diagnosis-two-cycle = Back and forth between two places, for ever. α·λ = { NUMBER($alphaLambda, maximumSignificantDigits: 3) } is exactly at the edge, { NUMBER($edge, maximumSignificantDigits: 2) }: each step lands as far away as it began.
diagnosis-swinging = The hiker swings from side to side, although α·λ = { NUMBER($alphaLambda, maximumSignificantDigits: 2) } underfoot is below { NUMBER($overshoot, maximumSignificantDigits: 2) }. Along the way the valley is steeper than here.
diagnosis-bouncing = Back and forth between two walls, and no lower. On the floor between them α·λ = { NUMBER($floor, maximumSignificantDigits: 2) }: above { NUMBER($edge, maximumSignificantDigits: 2) }, whoever comes near is thrown up the other side.
diagnosis-rattling = Back and forth across the valley floor, and no lower. The steps, up to { NUMBER($stride, maximumSignificantDigits: 2) } long, do not get shorter any more, and closer than about that the hiker does not come.
diagnosis-settled = At the floor, as close to it as this step rule comes: its steps go back and forth across it and are { NUMBER($stride, maximumSignificantDigits: 2) } long at most.
diagnosis-crossing = The hiker swings across the valley: the slope along an axis turns { $crossings ->
    [one] once
   *[other] { $crossings } times
  } in { $steps ->
    [one] one step
   *[other] { $steps } steps
  }.
diagnosis-carried = Uphill for now: the step rule goes by earlier slopes too, and not only by the one underfoot.
diagnosis-edge = Each step jumps across the valley. α·λ = { NUMBER($alphaLambda, maximumSignificantDigits: 2) } is above { NUMBER($edge, maximumSignificantDigits: 2) }, so the floor throws the hiker out; only the flatter walls hold the swing.
diagnosis-edge-scaled = At the edge of stability. α times the rescaled curvature is { NUMBER($alphaLambda, maximumSignificantDigits: 2) }, above { NUMBER($edge, maximumSignificantDigits: 2) }: swings across the valley grow until the step rule has made its own steps shorter.
diagnosis-too-steep = Down for now, but α·λ = { NUMBER($alphaLambda, maximumSignificantDigits: 2) } is above { NUMBER($edge, maximumSignificantDigits: 2) }: in this curvature the swings will grow.
diagnosis-diverging = Across the valley each jump is larger than the last. α·λ = { NUMBER($alphaLambda, maximumSignificantDigits: 2) } is above { NUMBER($edge, maximumSignificantDigits: 2) }, so every step lands farther out than it began.
diagnosis-diverging-soon = The next steps throw the hiker out of the landscape. With α = { NUMBER($alpha, maximumSignificantDigits: 3) } the steps outgrow the valley; α·λ = { NUMBER($alphaLambda, maximumSignificantDigits: 2) } here.
diagnosis-diverging-rule = The next steps throw the hiker out of the landscape. With α = { NUMBER($alpha, maximumSignificantDigits: 3) } the steps outgrow the valley before the step rule can shorten them.
diagnosis-beyond = The hiker is far off every map: the steps outgrew the valley. The step rule still counts those slopes, so the way back would be very long.
diagnosis-bottomless = Downhill without end: nothing on this way out ever curves up again. No learning rate keeps a hiker here.
diagnosis-diverged = The hiker is gone. After { $iteration } steps the numbers were too large to hold. A smaller α keeps the hiker in the valley.
diagnosis-undefined = The loss has no finite value at the start, so there is no slope to follow. Start somewhere else.
diagnosis-undefined-there = Step { $iteration } led to a place where the loss is not defined. There is no slope to follow from there.
diagnosis-undefined-slope = The loss has no slope here, only a value: there is a corner in the ground, or a slope too steep for numbers. No step leads on.
diagnosis-passing = The ground is level here, but the hiker does not rest: the step rule still carries on from earlier steps, { NUMBER($step, maximumSignificantDigits: 2) } far.
diagnosis-noisy = The ground is level here, but the hiker does not rest: the noise in the slope makes a step of { NUMBER($step, maximumSignificantDigits: 2) }.
diagnosis-converged = At the floor of the valley after { $iteration ->
    [one] one step
   *[other] { $iteration } steps
  }. The slope counts as zero, so there is nothing left to follow. Loss { NUMBER($loss, maximumSignificantDigits: 3) }.
diagnosis-converged-local = At the floor of a valley after { $iteration ->
    [one] one step
   *[other] { $iteration } steps
  }, but there is lower ground: the loss is { NUMBER($loss, maximumSignificantDigits: 3) } here and { NUMBER($deepest, maximumSignificantDigits: 3) } elsewhere. By feel alone the hiker cannot know.
diagnosis-balanced = At rest on a slope of { NUMBER($slope, maximumSignificantDigits: 2) }: weight decay pulls towards the origin as hard as the slope pushes away from it.
diagnosis-plateau = Nearly flat, and not a valley: a slope of { NUMBER($slope, maximumSignificantDigits: 2) } and next to no curvature. There is lower ground, but nothing underfoot says where.
diagnosis-saddle-near = Nearly flat, and not a valley: a pass. The slope is only { NUMBER($slope, maximumSignificantDigits: 2) }, so the steps are short until it falls away again.
diagnosis-saddle = The ground is level, but this is a pass and not a valley. No slope, no step: the hiker rests where any nudge would start a way down.
diagnosis-summit-near = Nearly flat, and not a valley: a summit. The slope is only { NUMBER($slope, maximumSignificantDigits: 2) }, so the steps are short until it falls away.
diagnosis-summit = The ground is level, but this is a summit. No slope, no step: the hiker rests at the highest place around.

## Charts

loss-chart-label = Loss by iteration
schedule-chart-label = Learning rate by iteration
chart-iteration = iteration
chart-loss = loss
chart-loss-log = loss (log)
chart-alpha = αₖ
chart-alpha-log = αₖ (log)
loss-chart-description = At the start { $first }; now, at iteration { $iteration }, { $now }; lowest so far { $lowest }. Shown: iterations 0 to { $extent }.
schedule-chart-description = From { $low } to { $high }; now, at iteration { $iteration }, { $now }. Shown: iterations 0 to { $extent }.
schedule-chart-constant = A horizontal line at { $now }, iterations 0 to { $extent }.

## The fates of the learning rates

sweep-chart-label = Final loss by learning rate
slice-chart-label = Loss after one step by learning rate
slice-tab-label = Loss after one step
# Over a chart: what is pointed at with the arrow keys.
loss-chart-reader = Values of the loss
schedule-chart-reader = Values of αₖ
sweep-chart-reader = Values of the final loss
slice-chart-reader = Values along one step
read-rate = α = { $alpha }, loss { $loss }
read-rate-diverged = α = { $alpha }: diverges
read-loss = k = { $iteration }, loss { $value }
read-alpha = k = { $iteration }, α = { $value }
# On the map, at an iterate that is pointed at on a chart.
peek-label = k = { $iteration }
chart-waiting = Not computed yet.
chart-rate = learning rate α
chart-slice-rate = αₖ of the next step
chart-final = final loss
chart-final-above = above lowest
fate-too-small = too small
fate-steady = steady
fate-oscillating = oscillating
fate-diverging = diverging
fate-resting = at rest
fate-mixed = mixed
fates-from-here = Fates from where the hiker stands
fates-from-start = Fates from the start
# A list of parts of the slider, from its lower to its upper end.
fates-list = { $from }: { $list }.
fates-first = { $fate } up to { $alpha }
fates-next = { $fate } to { $alpha }
fates-last = { $fate } above
fates-only = { $fate } throughout
limit-no-overshoot-label = 1/λ
limit-no-overshoot-meaning = Up to here no step overshoots; without momentum this is 1/λmax.
limit-no-overshoot-at = No overshoot up to { $alpha }.
limit-fastest-label = fastest
limit-fastest-meaning = Here the slowest direction shrinks fastest; without momentum this is 2/(λmin + λmax).
limit-fastest-at = Fastest at { $alpha }.
limit-edge-label = edge
limit-edge-meaning = From here on swings grow; without momentum this is 2/λmax.
limit-edge-at = Edge at { $alpha }.
fates-key-label = Key
fates-key-fates = The track shows what becomes of the hiker in { $steps } steps at each learning rate, setting out afresh:
fates-key-too-small = downhill, but in tiny steps
fates-key-steady = downhill without overshooting
fates-key-oscillating = across the valley and back
fates-key-diverging = each swing larger than the last
fates-key-limits = The marks follow from the curvatures λ underfoot, so they move with the hiker:
sweep-chart-here = Each rate is walked { $steps } steps from where the hiker stands.
sweep-chart-start = Each rate is walked { $steps } steps from the start.
sweep-chart-best = Lowest with α = { $from }: loss { $loss }.
sweep-chart-best-range = Lowest with α from { $from } to { $to }: loss { $loss }.
sweep-chart-diverging = Diverging from { $from } on.
sweep-chart-places = Diverging in places, from { $from } on.
sweep-chart-none = No rate diverges.
try-label = Try
slice-gain = This step gains { $change };
slice-loss = This step loses { $change };
slice-level = This step gains nothing;
slice-beyond = This step leads where the loss has no finite value;
slice-best = the best single step would be α = { $alpha } and gain { $change }.
slice-open = the loss still falls at α = { $alpha }.
slice-other = The slice runs along −∇L; the step rule steps elsewhere.
slice-none = There is no slope here for a step to follow.

## Input that was refused: the core names the field, what stood there, and what is accepted

# sign is −1 for a number below 0, 0 for 0 itself, 1 for all else.
refused-rate = { $field }: read “{ $value }”. Accepted: a number above 0, up to { $max }, such as 0.01.{ $sign ->
    [-1] {" "}Below 0 every step would go uphill: the hiker would climb.
    [0] {" "}With 0 every step has no length: the hiker would stand still.
   *[other] {""}
  }
    .empty = { $field }: there is nothing in it. Accepted: a number above 0, up to { $max }, such as 0.01.
refused-number = { $field }: read “{ $value }”. Accepted: a number from { $min } to { $max }.
    .empty = { $field }: there is nothing in it. Accepted: a number from { $min } to { $max }.
refused-integer = { $field }: read “{ $value }”. Accepted: a whole number from { $min } to { $max }.
    .empty = { $field }: there is nothing in it. Accepted: a whole number from { $min } to { $max }.
refused-choice = { $field }: read “{ $value }”. Accepted: { $accepted }.
    .empty = { $field }: there is nothing in it. Accepted: { $accepted }.
refused-form = { $field }: read “{ $value }”. Accepted: { $accepted }.
    .empty = { $field }: there is nothing in it. Accepted: { $accepted }.
refused-length = { $field }: read “{ $value }”. Accepted: at most { $max } characters.
refused-coordinate = { $field }: read “{ $value }”. Accepted: a number, such as 1.5.
refused-company = { $field }: read “{ $value }”. Accepted: at most { $most } hikers beside the first.
refused-ghost = { $field }: read “{ $value }”. Accepted: walks that were left, each with from and to, such as {"{"}"from": 10, "to": 40, "alpha": 0.1{"}"}.
refused-list = { $field }: read “{ $value }”. Accepted: a JSON list, such as [{"{"}"alpha": 0.1{"}"}].
refused-view = { $field }: read “{ $value }”. Accepted: x, y and a magnification above 0, such as 1.5,-1,4.
notice-label = Part of the address was not understood
notice-text = The default is used instead.
dismiss-label = Dismiss

## A formula that was refused: the place, what is there, and what could stand there

formula-found = { $end ->
    [1] the text ends
   *[other] there is “{ $found }”
}
formula-expected-formula = { $field }: the formula is empty. Accepted: something in x and y, such as x^2 + 3*y^2.
    .empty = { $field }: there is nothing in it. Accepted: something in x and y, such as x^2 + 3*y^2.
formula-expected-operand = { $field }, column { $column }: { formula-found } where a number, x, y or an opening bracket should be.
formula-expected-sign = { $field }, column { $column }: { formula-found } straight after a factor. Write the sign between them, as in x^2 or x*2.
formula-expected-close = { $field }, column { $column }: { formula-found } where the bracket that is open should close.
formula-expected-bar = { $field }, column { $column }: { formula-found } where a second | should close the absolute value.
formula-expected-no-close = { $field }, column { $column }: { formula-found }, but no bracket is open.
formula-expected-symbol = { $field }, column { $column }: { formula-found }, which means nothing in a formula. Accepted: numbers, names, + - * / ^ ( ) and |.
formula-expected-name = { $field }, column { $column }: { formula-found }, which is no known name. Accepted: x, y, pi, e and functions such as sin, exp, ln, sqrt and max.
formula-expected-logarithm = { $field }, column { $column }: { formula-found }, which can mean two things. Write ln for the natural or log10 for the decimal logarithm.
formula-expected-argument = { $field }, column { $column }: { formula-found } straight after the name of a function. Write parentheses around its argument, as in sin(x).
formula-expected-power = { $field }, column { $column }: { formula-found } before the argument of the function. Write the power after it, as in sin(x)^2.
formula-expected-second = { $field }, column { $column }: { formula-found }, but the function takes two arguments, as in max(x, y).
formula-expected-no-argument = { $field }, column { $column }: { formula-found }, but the function takes no further argument.
formula-expected-point = { $field }, column { $column }: { formula-found }. Write decimals with a point, as in 0.5; a comma only separates two arguments, as in max(x, y).
formula-expected-no-equation = { $field }, column { $column }: { formula-found }. Write the loss alone, as in x^2 + 3*y^2, without an equation.
formula-expected-finite = { $field }, column { $column }: { formula-found }, which gives no finite number here, like 1/0 or sqrt(-1).
formula-expected-flatter = { $field }, column { $column }: more than 64 brackets and powers are inside one another.
formula-expected-sooner = { $field }, column { $column }: more than 32 values wait for what is in the brackets.
formula-expected-fewer = { $field }, column { $column }: the formula has more than 500 operations.

## The page's own tools

menu-label = Menu
theme-label = Theme
theme-auto = as the device
theme-light = light
theme-dark = dark
language-label = Language
share-label = Copy link
embed-label = Embed
embed-help = Paste this into a page to show the map there.
copied = Copied.
copy-denied = This browser does not let the page copy. Select the text and copy it by hand.
copy-label = Copy
close-label = Close

## The shelf of instruments

shelf-label = Instruments
instrument-waiting = The instrument is being fetched.
instrument-failed = This instrument could not be fetched. Close and open it to try again; the rest of the page works without.
instrument-compare = Several hikers
instrument-branches = Branches
instrument-basins = Basins
instrument-data = Real data
instrument-relief = Relief
instrument-draw = Draw the schedule
instrument-fair = Fair comparison
instrument-takeaway = Take away

### Fetched with the practice

## Practice: the controls

answer-label = Your answer
check-label = Check
hint-label = Hint
solution-label = Show worked solution
new-problem-label = New problem
show-hill-label = Show it on the hill
kind-label = Kind of problem
scene-label = What this α does
scene-again = Walk again
seen-label = On the hill:
attempts-spent = { $attempts ->
    [one] The one attempt is made.
   *[other] All { $attempts } attempts are made.
  }
figure-loss = Loss by iteration
figure-loss-description = The loss from iteration 0 to { $last }: it begins at { $first } and is { $end } at the end; the lowest is { $low }, the highest { $high }. At the quarters it is { $quarter }, { $half } and { $threeQuarters }. { $rises ->
    [0] It never rises.
    [one] It rises once.
   *[other] It rises in { $rises } of { $last } iterations.
  }
figure-rate = Learning rate by iteration
figure-rate-description = The learning rate from iteration 0 to { $last }: it begins at { $first } and is { $end } at the end; the lowest is { $low }, the highest { $high }. At the quarters it is { $quarter }, { $half } and { $threeQuarters }. { $rises ->
    [0] It never rises.
    [one] It rises once.
   *[other] It rises in { $rises } of { $last } iterations.
  }
feedback-label = Feedback
choice-wrong = Not this one.
answer-again = This is the answer of before. It counts once.
completion-name = Your name, for the code
completion-label = Completion code:
completion-note = The code says which problem this was, when you answered it and what the score is. Your teacher can check it without a network. The name stays here: it is not stored, and the code does not spell it out.
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

## Practice problems

# Which part of α is meant, by the number to divide by. Used inside the sentences below.
practice-fraction = { $n ->
    [4] one-quarter
    [5] one-fifth
    [8] one-eighth
    [20] one-twentieth
    [25] one twenty-fifth
   *[other] 1/{ $n }
}
# The same part in percent.
practice-percentage = { $n ->
    [4] 25
    [5] 20
    [8] { NUMBER(12.5) }
    [20] 5
    [25] 4
   *[other] 100/{ $n }
}

practice-one-fifth-statement = With a learning rate of α = { $alpha } the loss oscillates: it swings up and down instead of settling. Reduce α to { practice-fraction } of its current value. What is the new α?
practice-one-fifth-hint-divide = Divide the initial value, { $alpha }, by { $n }.
practice-one-fifth-hint-to = “To { practice-fraction }” says how much is left, not how much is taken away. Cut { $alpha } into { $n } equal parts and keep one of them.
practice-one-fifth-hint-units = { $alpha } is { $count } × { $unit }. Share the { $count } among { $n }.
practice-one-fifth-solution-divide = Reducing α to { practice-fraction } leaves one of { $n } equal parts: new α = { $alpha } ÷ { $n }.
practice-one-fifth-solution-units = Write { $alpha } as a number of smaller units that { $n } divides: { $alpha } = { $count } × { $unit }.
practice-one-fifth-solution-share = Divide that number: { $count } ÷ { $n } = { $share }.
practice-one-fifth-solution-answer = Put the unit back: { $share } × { $unit } = { $answer }. The new α is { $answer }.
practice-one-fifth-solution-check = Check by going back: { $n } × { $answer } = { $alpha }.
practice-one-fifth-correct = Yes: { $alpha } ÷ { $n } = { $answer }. On the same slope every step is now { practice-fraction } as long, so the hiker is less likely to leap across the valley.

## Reduce by a fraction

practice-by-fraction-statement = A training starts with α = { $alpha }. After a while α is reduced by { practice-fraction } of its value. What is the new α?
practice-by-fraction-hint-by = “By { practice-fraction }” says how much is taken away. What is left is the rest.
practice-by-fraction-hint-part = First find the part that goes: { $alpha } ÷ { $n }.
practice-by-fraction-hint-left = Take that part away from { $alpha }.
practice-by-fraction-solution-part = The part that goes, { practice-fraction } of α, is { $alpha } ÷ { $n } = { $part }.
practice-by-fraction-solution-subtract = That part goes: { $alpha } − { $part } = { $answer }. The new α is { $answer }.
practice-by-fraction-solution-check = Check by putting it back: { $answer } + { $part } = { $alpha }.
practice-by-fraction-correct = Yes: { $alpha } − { $part } = { $answer }. “By” names what goes, “to” names what stays.
practice-mc-to-not-by = That is { practice-fraction } of { $alpha }: α reduced to { practice-fraction }. To reduce it by { practice-fraction } is to take that part away and to keep the rest.
practice-mc-by-unchanged = That is α as it was. Something is to be taken away from it.
practice-mc-by-multiplied = That is { $alpha } × { $n }, so the steps became longer. A reduced rate is below { $alpha }.
practice-mc-by-subtracted-factor = That is { $alpha } minus { practice-fraction } of 1. The part has to be taken of { $alpha }.
practice-mc-subtracted-n = That is { $alpha } − { $n }. What goes is a part of { $alpha }, and { $n } only says how large a part.
practice-mc-by-factor-left = That is the share of α that is left. What is this share of { $alpha }?
practice-mc-by-halved = That is half of { $alpha }. Less than half goes: only { practice-fraction } of it.

## To or by a percentage

practice-percent-statement = { $by ->
    [0] α = { $alpha } is reduced to { $p }% of its value. What is the new α?
   *[other] α = { $alpha } is reduced by { $p }%. What is the new α?
  }
practice-percent-hint-word = “To” names what is left, “by” names what is taken away. Which of them is it here?
practice-percent-hint-hundredth = { $p }% are { $p } hundredths.
practice-percent-hint-multiply = { $by ->
    [0] Multiply { $alpha } by { $p } hundredths.
   *[other] Multiply { $alpha } by { $p } hundredths, and take that away from { $alpha }.
  }
practice-percent-solution-part = { $p }% of { $alpha } is { $p } × { $alpha } ÷ 100 = { $part }.
practice-percent-solution-answer = { $by ->
    [0] That is what is left: the new α is { $answer }.
   *[other] That is what is taken away: { $alpha } − { $part } = { $answer }. The new α is { $answer }.
  }
practice-percent-solution-check = Check: { $answer } ÷ { $alpha } is { $by ->
    [0] { $p } hundredths.
   *[other] what is left of a whole when { $p } hundredths are gone.
  }
practice-percent-correct = { $by ->
    [0] Yes: { $p }% of { $alpha } is { $answer }, and every step on the same slope is that much shorter.
   *[other] Yes: { $p }% of { $alpha } is { $part }, and without it { $answer } is left.
  }
practice-mc-percent-other-way = { $by ->
    [0] That is α reduced by { $p }%: what remains when { $p }% is taken away. Here { $p }% is what remains.
   *[other] That is α reduced to { $p }%: the part alone. Here this part is taken away.
  }
practice-mc-percent-added = That is { $alpha } with { $p }% of it added. A reduced rate is below { $alpha }.
practice-mc-percent-not-hundredths = That is { $alpha } × { $p }. A percentage counts hundredths, so a division by 100 is missing.
practice-mc-percent-divided = That is { $alpha } ÷ { $p }. Taking { $p }% of something is a multiplication by { $p } hundredths.
practice-mc-percent-of-one = That is { $p }% of 1. What is { $p }% of { $alpha }?
practice-mc-percent-number-only = That is the percentage itself. It says which part of { $alpha } is meant.
practice-mc-percent-unchanged = That is α as it was. It is to be reduced.
practice-mc-percent-subtracted = That is { $alpha } minus { $p }% of 1. The percentage is of α.

## Halving

practice-halving-statement = α starts at { $alpha } and is halved after every { $s } iterations. Which α is in force at iteration k = { $k }?
practice-halving-hint-count = How often has α been halved by then? Count the full blocks of { $s } iterations in { $k }.
practice-halving-hint-factor = Each halving divides by 2. After several of them α is divided by 2 × 2 × …, not by 2 + 2 + ….
practice-halving-hint-divide = Divide { $alpha } by 2 as often as there are full blocks.
practice-halving-solution-count = There are { $count } full blocks of { $s } in { $k }, so α has been halved { $count } times.
practice-halving-solution-factor = Halving { $count } times divides by { $factor }, which is 2 multiplied by itself { $count } times over.
practice-halving-solution-answer = { $alpha } ÷ { $factor } = { $answer }. At iteration { $k } the learning rate is { $answer }.
practice-halving-correct = Yes: { $count } halvings leave { $alpha } ÷ { $factor } = { $answer }.
practice-mc-halving-one-too-many = That is α after one halving more. Between two halvings nothing changes: count only the blocks that are complete.
practice-mc-halving-one-too-few = That is α before the last halving. Count the complete blocks of { $s } iterations once more.
practice-mc-halving-divided-by-count = That is { $alpha } divided by the number of halvings. Each halving divides by 2 once more.
practice-mc-halving-divided-by-twice = That is { $alpha } divided by 2 for each halving, with the twos added up. They have to be multiplied.
practice-mc-halving-subtracted = That takes half of the first α away every time. Each halving takes half of what is there by then.
practice-mc-halving-doubled = That is α doubled every time. Halving makes it smaller.
practice-mc-halving-once = That is α halved once. By iteration { $k } it has happened more often.
practice-mc-halving-unchanged = That is the α of the start. By iteration { $k } it has been halved several times.

## Halving, until it is below a bound

practice-halving-below-statement = α starts at { $alpha } and is halved after every { $s } iterations. At which iteration k is α below { $bound } for the first time?
practice-halving-below-hint-list = Write the halvings in a row: { $alpha }, then half of it, then half of that, until one is below { $bound }.
practice-halving-below-hint-strictly = To be below { $bound } is to be less than it. To be equal to it is not enough.
practice-halving-below-hint-count = Count the halvings. Each one happens { $s } iterations after the one before.
practice-halving-below-solution-list = After one halving fewer α is { $before }, which is not below { $bound } yet. After { $count } halvings it is { $after }, which is.
practice-halving-below-solution-count = The halvings happen at k = { $s } and every { $s } iterations from there on, so number { $count } happens at { $count } × { $s }.
practice-halving-below-solution-answer = { $count } × { $s } = { $answer }. From k = { $answer } on α is below { $bound }.
practice-halving-below-correct = Yes: halving number { $count } is at k = { $answer }, and it brings α from { $before } to { $after }.
practice-mc-below-too-early = One halving too early: at that iteration α is not below { $bound } yet.
practice-mc-below-too-late = By then α is below { $bound }, but it is so one halving earlier already.
practice-mc-below-count = That is how many halvings it takes. At which iteration does the last of them happen?
practice-mc-below-last-before = That is the last iteration before the halving. There α still has its old value.
practice-mc-below-one-after = That is one iteration late. The halved α is in force at the very iteration that completes the block.
practice-mc-below-period = That is when the first halving happens. One is not enough here.
practice-mc-below-ratio = That is how many times smaller α has to become. Each halving makes it 2 times smaller: how many halvings are that?
practice-mc-below-linear = That takes a block of iterations for each time that { $bound } fits into { $alpha }. But each halving counts twice what the one before did.

## Exponential decay

practice-exponential-statement = α starts at { $alpha } and is multiplied by γ = { $gamma } after every iteration. Which α is in force at iteration k = { $k }?
practice-exponential-hint-each = After one iteration α is { $alpha } × { $gamma }. And after one more?
practice-exponential-hint-power = After k iterations α has been multiplied by γ k times: by γ to the power of k.
practice-exponential-hint-multiply = Work out { $gamma } to the power of { $k } first, then multiply by { $alpha }.
practice-exponential-solution-each = Each iteration multiplies α by { $gamma }, so { $k } of them multiply it by { $gamma } to the power of { $k }.
practice-exponential-solution-power = { $gamma } to the power of { $k } is { $factor }.
practice-exponential-solution-answer = { $alpha } × { $factor } = { $answer }. At iteration { $k } the learning rate is { $answer }.
practice-exponential-correct = Yes: { $alpha } × { $factor } = { $answer }.
practice-mc-exponential-linear = That multiplies by { $gamma } and by { $k }. The factor { $gamma } is used { $k } times: it is a power.
practice-mc-exponential-one-too-few = One factor is missing: that is α one iteration earlier. At k = 0 nothing has been multiplied yet.
practice-mc-exponential-one-too-many = One factor too many: that is α one iteration later. At k = 0 nothing has been multiplied yet.
practice-mc-exponential-factor-only = That is what α has been multiplied by. What is α itself?
practice-mc-exponential-lost-part = That keeps the part that is lost at each iteration. What stays is { $gamma } of it.
practice-mc-exponential-straight = That takes the same amount away each time. Each iteration takes the same share of what is left.
practice-mc-exponential-unchanged = That is the α of the start. By iteration { $k } it has been multiplied { $k } times.
practice-mc-exponential-divided = That divides where it should multiply: α has grown. With a factor below 1 it becomes smaller.

## Inverse-time decay

practice-inverse-time-statement = α starts at { $alpha } and decays with inverse time: at iteration k it is { $alpha } ÷ (1 + c k) with c = { $c }. Which α is in force at k = { $k }?
practice-inverse-time-hint-product = Begin inside the bracket: what is { $c } × { $k }?
practice-inverse-time-hint-one = Add the 1. At k = 0 it keeps α what it was.
practice-inverse-time-hint-divide = Divide { $alpha } by the whole bracket.
practice-inverse-time-solution-product = c k = { $c } × { $k } = { $product }.
practice-inverse-time-solution-divisor = 1 + { $product } = { $divisor }.
practice-inverse-time-solution-answer = { $alpha } ÷ { $divisor } = { $answer }. At iteration { $k } the learning rate is { $answer }.
practice-inverse-time-correct = Yes: { $alpha } ÷ { $divisor } = { $answer }.
practice-mc-inverse-without-one = That divides by c k alone. The 1 in the bracket is missing.
practice-mc-inverse-one-step = That is α at k = 1. How large is the bracket at k = { $k }?
practice-mc-inverse-without-c = That divides by 1 + k. How fast the bracket grows is what c says.
practice-mc-inverse-multiplied = That multiplies by the bracket. A decay divides by it.
practice-mc-inverse-divided-by-k = That is { $alpha } ÷ { $k }. The divisor is the whole bracket, 1 + c k.
practice-mc-inverse-divisor-only = That is the bracket. What is { $alpha } divided by it?
practice-mc-inverse-subtracted = That subtracts c k. The bracket is what α is divided by.
practice-mc-inverse-unchanged = That is the α of the start. By iteration { $k } the bracket has grown above 1.

## Cosine annealing

practice-cosine-statement = α follows a cosine from { $alpha } at k = 0 down to { $min } at k = { $T }. Which α is in force at k = { $k }?
practice-cosine-hint-angle = From k = 0 to k = { $T } the cosine goes through half a turn. Which part of the half turn is k = { $k }, and what is the cosine there?
practice-cosine-hint-share = Of the way between the two rates, (1 + cosine) ÷ 2 is still above the lower one.
practice-cosine-hint-range = Multiply this share by the distance between { $alpha } and { $min }, and add { $min }.
practice-cosine-solution-angle = k ÷ T = { $k } ÷ { $T } of half a turn: there the cosine is { $cos }.
practice-cosine-solution-share = (1 + { $cos }) ÷ 2 = { $share }: this share of the way is still above the lower rate.
practice-cosine-solution-range = The way is { $alpha } − { $min } = { $range }.
practice-cosine-solution-answer = { $min } + { $share } × { $range } = { $answer }. At iteration { $k } the learning rate is { $answer }.
practice-cosine-correct = Yes: { $min } + { $share } × { $range } = { $answer }. A cosine is above the straight line in the first half and below it in the second.
practice-mc-cosine-straight = That lies on the straight line from { $alpha } to { $min }. A cosine falls slowly at first, then faster, then slowly again.
practice-mc-cosine-upside-down = That is the way that has been made already, counted from below. What is left of the way down?
practice-mc-cosine-not-halved = The half is missing: 1 + cosine goes from 2 to 0, and the share from 1 to 0.
practice-mc-cosine-without-one = The 1 is missing: without it the curve would start in the middle and end below { $min }.
practice-mc-cosine-share-only = That is the share of the way that is left. What is this share of the distance between the two rates, and where does it begin?
practice-mc-cosine-start = That is the α of the start. By k = { $k } it has come down a part of the way.

## One step by hand

practice-update-1d-statement = The loss is L(w) = { $a } w². The hiker stands at w = { $w } and takes one step with α = { $alpha }. What is the new w?
practice-update-1d-hint-slope = The slope of { $a } w² at w is 2 × { $a } × w.
practice-update-1d-hint-step = The step is α times the slope.
practice-update-1d-hint-minus = Downhill is against the slope: new w = w − α × slope.
practice-update-1d-solution-slope = { $left ->
    [0] The slope at w = { $w } is 2 × { $a } × { $w } = { $slope }.
   *[other] The slope at w = { $w } is 2 × { $a } × ({ $w }) = { $slope }.
  }
practice-update-1d-solution-step = { $left ->
    [0] The step is α × slope = { $alpha } × { $slope } = { $step }.
   *[other] The step is α × slope = { $alpha } × ({ $slope }) = { $step }.
  }
practice-update-1d-solution-answer = { $left ->
    [0] new w = { $w } − { $step } = { $answer }.
   *[other] new w = { $w } − ({ $step }) = { $answer }.
  }
practice-update-1d-correct = { $left ->
    [0] Yes: the slope is { $slope }, the step { $step }, and { $w } − { $step } = { $answer }.
   *[other] Yes: the slope is { $slope }, the step { $step }, and { $w } − ({ $step }) = { $answer }.
  }
practice-mc-update-climbed = That adds the step: the hiker climbed. Downhill is against the slope.
practice-mc-update-no-rate = That takes the whole slope as the step. α scales it.
practice-mc-update-step-only = That is the step. Where does it lead from w = { $w }?
practice-mc-update-slope-only = That is the slope underfoot. The step is α times it, and it starts at w = { $w }.
practice-mc-update-no-two = That takes { $a } × w for the slope. The slope of w² is twice w.
practice-mc-update-loss = That takes the height for the slope. The hiker feels how steep it is, not how high.
practice-mc-update-unchanged = That is where the hiker was. The ground slopes there, so there is a step.
practice-mc-update-turned = The numbers are right, the order is not: the step is taken away from w.

practice-update-2d-statement = The loss is L(x, y) = (x² + { $kappa } y²) ÷ 2. The hiker stands at ({ $x }, { $y }) and takes one step with α = { $alpha }. What is the new y?
practice-update-2d-hint-slope = Along y the slope of (x² + { $kappa } y²) ÷ 2 is { $kappa } × y; x plays no part in it.
practice-update-2d-hint-step = The step along y is α times that slope.
practice-update-2d-hint-minus = Downhill is against the slope: new y = y − α × slope.
practice-update-2d-solution-slope = The slope along y is { $kappa } × { $y } = { $slope }.
practice-update-2d-solution-step = The step along y is { $alpha } × { $slope } = { $step }.
practice-update-2d-solution-answer = new y = { $y } − { $step } = { $answer }.
practice-update-2d-solution-across = In the same step x becomes { $across }: one α serves both, however steep each of them is.
practice-update-2d-correct = Yes: { $y } − { $step } = { $answer }. In the same step x became { $across }.
practice-mc-update2-other-coordinate = That is the new x. Along y the ground is { $kappa } times as curved.
practice-mc-update2-other-slope = That takes the slope along x for the step along y. Each coordinate has a slope of its own.
practice-mc-update2-no-kappa = The factor { $kappa } is missing: along y the ground is { $kappa } times as curved as along x.
practice-mc-update2-climbed = That adds the step: the hiker climbed. Downhill is against the slope.
practice-mc-update2-no-rate = That takes the whole slope as the step. α scales it.
practice-mc-update2-step-only = That is the step along y. Where does it lead from y = { $y }?
practice-mc-update2-slope-only = That is the slope along y. The step is α times it, and it starts at y = { $y }.
practice-mc-update2-unchanged = That is where the hiker was. The ground slopes there, so there is a step.
practice-mc-update2-turned = The numbers are right, the order is not: the step is taken away from y.

## The largest stable rate

practice-largest-stable-statement = Around a minimum the curvature is { $high } across the valley and { $low } along it. Below which α does plain gradient descent come closer with every step? Give the bound.
practice-largest-stable-hint-multiplier = Each step multiplies the distance by 1 − α × curvature, along each direction with its own curvature.
practice-largest-stable-hint-steepest = A distance shrinks while 1 − α × curvature lies between −1 and 1. Which of the two curvatures gets out of that first?
practice-largest-stable-hint-edge = At the bound α × { $high } = 2.
practice-largest-stable-solution-multiplier = A step multiplies the distance across the valley by 1 − { $high } α, and that along it by 1 − { $low } α.
practice-largest-stable-solution-steepest = The greater curvature, { $high }, sets the bound: 1 − { $high } α must stay above −1.
practice-largest-stable-solution-answer = So { $high } α < 2, and α < 2 ÷ { $high } = { $answer }.
practice-largest-stable-solution-check = At half of it, α = { $fastest }, one step takes the hiker to the line of the floor; between the two every step overshoots and still comes closer.
practice-largest-stable-correct = Yes: 2 ÷ { $high } = { $answer }. At the bound the hiker leaps from slope to slope for ever; above it every leap is longer than the last.
practice-mc-stable-fastest = With that rate one step takes the hiker to the line of the floor; along it the way goes on. The rate may be larger before the leaps across grow.
practice-mc-stable-lowest = That is the bound along the valley. Across it the ground is more curved, and there this rate throws the hiker out.
practice-mc-stable-turned = The division is turned round. The more curved the ground, the smaller α has to be.
practice-mc-stable-mean = That takes the mean of the two curvatures. The hiker flies out as soon as one direction does.
practice-mc-stable-sum = That rate makes the slower of the two directions as fast as possible. It is a good rate, and below the bound.
practice-mc-stable-curvature = That is the curvature. The bound follows from 1 − α × curvature = −1.
practice-mc-stable-doubled = That is twice the curvature. The curvature belongs below the line: the more curved, the smaller α.
practice-mc-stable-four = With that rate the distance across is multiplied by −3: it grows. Where is it multiplied by −1?

## The next rate of a search

practice-log-search-statement = A search tries rates that are each the same factor apart: first α = { $first }, then α = { $second }. The curves say: go on in that direction. Which α comes next?
practice-log-search-hint-direction = Did α become larger or smaller from the first try to the second?
practice-log-search-hint-factor = By which factor do the two differ? Divide the larger by the smaller.
practice-log-search-hint-once-more = Apply that factor once more, starting from { $second }.
practice-log-search-solution-direction = From { $first } to { $second } α was changed by a factor of { $ratio }.
practice-log-search-solution-factor = On a logarithmic scale equal steps are equal factors, so { $second } is changed by a factor of { $ratio } again.
practice-log-search-solution-answer = The next rate is { $answer }.
practice-log-search-correct = Yes: { $answer } is as far from { $second } as { $second } is from { $first }, by the factor { $ratio }. Rates differ by powers of ten, so a search multiplies.
practice-mc-search-same-difference = That keeps the difference the same. A search for a rate keeps the factor the same, for rates differ by powers of ten.
practice-mc-search-other-way = That goes in the other direction. The second rate shows where the search is going.
practice-mc-search-middle = That lies between the two rates. The curves say: farther, in the same direction.
practice-mc-search-factor = That is the factor between the rates. Apply it to { $second }.
practice-mc-search-two-at-once = That skips one: it is two factors away from { $second }.
practice-mc-search-first-again = That was the first rate. It has been tried.
practice-mc-search-second-again = That was the second rate. It has been tried.
practice-mc-search-halved = That changes { $second } by a factor of 2. How far apart were the first two?

## Momentum

practice-effective-rate-statement = With momentum μ = { $mu } and α = { $alpha } the hiker walks down a slope that stays the same. Each step adds α times the slope to μ times the last step. Which plain learning rate would lead to equally long steps in the end?
practice-effective-rate-hint-sum = In the end the steps do not change any more: step = μ × step + α × slope.
practice-effective-rate-hint-series = Bring both steps to one side: (1 − μ) × step = α × slope.
practice-effective-rate-hint-divide = Divide α by 1 − μ.
practice-effective-rate-solution-sum = A step that repeats itself is step = { $mu } × step + { $alpha } × slope.
practice-effective-rate-solution-series = So (1 − { $mu }) × step = { $alpha } × slope, and 1 − { $mu } = { $rest }.
practice-effective-rate-solution-answer = The step is { $alpha } ÷ { $rest } = { $answer } times the slope: the effective rate is { $answer }.
practice-effective-rate-correct = Yes: { $alpha } ÷ { $rest } = { $answer }. Whoever adds momentum and keeps α takes longer steps; that is often mistaken for the merit of momentum.
practice-mc-momentum-multiplied = That multiplies by 1 − μ, which makes the steps shorter. Momentum adds to them.
practice-mc-momentum-divided-by-mu = That divides by μ. With much momentum, μ near 1, that would change next to nothing.
practice-mc-momentum-times-mu = That is μ × α: only what is left of one step in the next. All the steps before count too.
practice-mc-momentum-one-step = That counts the last step only. The one before it still counts with μ × μ, and so on.
practice-mc-momentum-added = That adds α and μ, which are not of one kind: μ is a share of the last step.
practice-mc-momentum-plus = That makes the steps shorter. Momentum adds what is left of the steps before.
practice-mc-momentum-factor-only = That is how many times longer the steps become. What does it make of α = { $alpha }?
practice-mc-momentum-unchanged = That is α without momentum. In the end the steps are longer than that.

## Read a loss curve

practice-regime-statement = This is the loss by iteration of plain gradient descent with a constant α = { $alpha }. What does it say about α on this landscape?
practice-regime-small = α is too small: the hiker crawls.
practice-regime-right = α is about right: the hiker walks down.
practice-regime-large = α is too large: the hiker swings and does not settle.
practice-regime-far = α is far too large: the hiker flies out.
practice-regime-hint-ends = Compare both ends. Is the loss at the end much lower than at the start, hardly lower, or many times higher?
practice-regime-hint-between = Look at the way between. Does the loss ever rise? A rate that is small enough never makes it rise.
practice-regime-hint-scale = Read the numbers at the axis. A loss that multiplies is another matter than one that goes up and down between two bounds.
practice-regime-solution-compare = Two questions are enough. Does the loss rise? If it does, α is too large. If it does not, how much of the fall is done?
practice-regime-look-small = The loss falls at every iteration, and hardly gets anywhere: most of the fall is still to come.
practice-regime-look-right = The loss falls at every iteration, quickly at first, and levels out near the valley floor.
practice-regime-look-large = The loss goes up and down between bounds: the steps leap across the valley floor, and the walls hold the hiker.
practice-regime-look-far = The loss rises, faster and faster: every leap lands higher up than the one before.
practice-regime-solution-answer = That is choice { $answer }.
practice-regime-correct-small = Yes, α = { $alpha } crawls here. A rate ten times as large would do in one step what this one does in ten.
practice-regime-correct-right = Yes, α = { $alpha } walks down here: no rise, and the fall is nearly done.
practice-regime-correct-large = Yes, α = { $alpha } makes the loss swing. A smaller rate, a fifth of it perhaps, would settle.
practice-regime-correct-far = Yes, with α = { $alpha } the loss grows without end. Divide by ten and look again.
practice-mc-regime-small = With a rate that is too small the loss falls a little at every iteration and never rises, and most of the fall is still to come at the end. Is it so here?
practice-mc-regime-right = With a good rate the loss falls at every iteration and has levelled out by the end. Look for rises, and at how far it has come.
practice-mc-regime-large = With a rate that is too large the loss goes up and down between bounds. Does this one rise at all, and does it stay bounded?
practice-mc-regime-far = With a rate that is far too large the loss rises at every iteration and leaves every bound. Does this one rise every time, or does it go up and down?

## Match a schedule and its graph

practice-match-schedule-statement = This is the learning rate by iteration, from k = 0 to k = { $steps }, beginning with α = { $alpha } or rising to it. Which schedule is it?
practice-match-constant = Constant: αₖ = { $alpha }
practice-match-halving = Halving every { $quarter } iterations: αₖ = { $alpha } ÷ 2^⌊k/{ $quarter }⌋
practice-match-exponential = Exponential decay: αₖ = { $alpha } × { $gamma }ᵏ
practice-match-inverse = Inverse-time decay: αₖ = { $alpha } ÷ (1 + { $decay } k)
practice-match-linear = Linear decay: αₖ = { $alpha } × (1 − k/{ $steps })
practice-match-cosine = Cosine: αₖ = { $alpha } × (1 + cos(πk/{ $steps })) ÷ 2
practice-match-restarts = Cosine with restarts every { $quarter } iterations
practice-match-warmup = Warm-up over { $quarter } iterations, then a cosine over { $rest }
practice-match-look-constant = A constant rate is a horizontal line.
practice-match-look-halving = Halving makes stairs: level for { $quarter } iterations, then a drop to half.
practice-match-look-exponential = An exponential decay loses the same share at every iteration: steep at first, and hardly anything is left at the end.
practice-match-look-inverse = An inverse-time decay is steep at first and then flattens out, with a good part of the rate still left at the end.
practice-match-look-linear = A linear decay is a straight line down to 0.
practice-match-look-cosine = A cosine is level at both ends and steepest in the middle.
practice-match-look-restarts = Restarts jump back to the top every { $quarter } iterations, with half a cosine down in between.
practice-match-look-warmup = A warm-up rises from 0 in a straight line for { $quarter } iterations; after the peak a cosine leads down.
practice-match-hint-ends = Compare both ends. Where does the rate begin, and what is left of it at k = { $steps }?
practice-match-hint-jumps = Does the rate ever jump, stay level or rise?
practice-match-hint-bend = Where is the graph steepest: at the start, in the middle, or the same everywhere?
practice-match-solution-answer = The graph looks like that, so it is choice { $answer }.
practice-match-schedule-correct = Yes. The graph and the schedule agree at both ends and everywhere in between.
practice-mc-match-constant = { practice-match-look-constant } Does the rate in this graph never change?
practice-mc-match-halving = { practice-match-look-halving } Are there stairs in this graph?
practice-mc-match-exponential = { practice-match-look-exponential } Compare that with the bend and the end of this graph.
practice-mc-match-inverse = { practice-match-look-inverse } Compare that with the bend and the end of this graph.
practice-mc-match-linear = { practice-match-look-linear } Is this graph as steep everywhere?
practice-mc-match-cosine = { practice-match-look-cosine } Where is this graph steepest?
practice-mc-match-restarts = { practice-match-look-restarts } Does this graph jump up?
practice-mc-match-warmup = { practice-match-look-warmup } Where does this graph begin?

## Challenge: reach the cabin

practice-reach-cabin-statement = A valley has the curvature { $low } along and { $high } across. Choose α so that the hiker is at the cabin on the valley floor, and stays there, within { $steps } steps.
practice-reach-cabin-hint-multiplier = Each step multiplies the distance along the valley by 1 − { $low } × α, and the distance across by 1 − { $high } × α.
practice-reach-cabin-hint-bounds = Below 2 ÷ { $high } nothing flies out. Near that bound the hiker swings across for long; far below it the way along the valley takes too long.
practice-reach-cabin-hint-balance = The best α shrinks both distances alike: 1 − { $low } × α on one side, { $high } × α − 1 on the other.
practice-reach-cabin-solution-multiplier = A step multiplies the distance along by 1 − { $low } × α and the one across by 1 − { $high } × α. The slower of the two decides.
practice-reach-cabin-solution-balance = Neither is slower than the other where 1 − { $low } × α = { $high } × α − 1, that is, where { $sum } × α = 2.
practice-reach-cabin-solution-answer = α = 2 ÷ { $sum } = { $answer } is the best rate. Others near it are in time, too.
practice-reach-cabin-solution-check = With it each step multiplies both distances by { $factor }, without the sign.
practice-reach-cabin-correct = Yes: with this α the hiker is there in time, and stays. The best rate of all shrinks the distances along and across alike.
practice-mc-reach-flew = Across the valley each leap is longer than the one before, and the hiker leaves the map { $steps ->
    [one] at the first step
   *[other] after { $steps } steps
  }. Which α makes { $high } × α equal to 2?
practice-mc-reach-swings = After { $steps } steps the hiker still swings across the valley. Each step multiplies the distance across by 1 − { $high } × α: the closer that is to 0, the shorter the next leap.
practice-mc-reach-slow = After { $steps } steps the hiker is still on the way. Along the valley a step takes only { $low } × α of the distance away. How large can α be before the leaps across grow?

## Challenge: rescue a run

practice-rescue-statement = On a valley with the curvature { $high } across and { $low } along, α = { $alpha } flies out. The hiker starts { $across } beside the line of the valley floor, and the map ends { $edge } beside it. Halve α after every k iterations so that the hiker stays on the map and is at the cabin within { $steps } iterations. Which k does it?
practice-rescue-hint-grows = Before the first halving each step multiplies the distance across by 1 − { $high } × { $alpha } = −{ $factor }. After it the swings shrink.
practice-rescue-hint-edge = How often can { $across } be multiplied by { $factor } before it is above { $edge }?
practice-rescue-hint-freezes = Halving too often stops the hiker on the way: all the later steps together are no longer than those before the first halving. Take k as large as the map allows.
practice-rescue-solution-factor = Each step multiplies the distance across by { $high } × { $alpha } − 1 = { $factor }, without the sign.
practice-rescue-solution-edge = After { $answer } steps it is about { $last }, still on the map; one more would make it about { $next }, beyond { $edge }.
practice-rescue-solution-half = Half the rate is below the bound 2 ÷ { $high }, so from the first halving on the swings shrink.
practice-rescue-solution-answer = k = { $answer } leaves as much time as possible with a large rate, and the hiker is at the cabin long before iteration { $steps }.
practice-rescue-correct = Yes: the first halving comes before the map ends, and there is enough rate left to walk to the cabin. With α = { $alpha } all along, the run was lost.
practice-mc-rescue-flew = The first halving comes too late: after { $steps } steps the hiker is off the map. How many steps does the map allow?
practice-mc-rescue-frozen = The rate is halved so often that the steps die out on the way: after { $steps } iterations the hiker is not at the cabin. Leave the large rate in force for longer.

## Challenge: cross the saddle

practice-cross-saddle-statement = The hiker stands { $from } to the west of a saddle, and the slope there is { $slope }, down towards the saddle. There is a valley on each side, both half as far from the saddle as the hiker is. The cabin is in the eastern one. Choose α so that the hiker crosses the saddle and is at the cabin within { $steps } steps.
practice-cross-saddle-hint-first = The first step is α × { $slope } long. A small one ends in the near valley, and so do all that follow.
practice-cross-saddle-hint-both = The first step has to be longer than { $from }, and α small enough for the hiker to settle in the valley behind.
practice-cross-saddle-hint-way = How far is it to the cabin? { $from } to the saddle, and half as much again.
practice-cross-saddle-solution-bounds = The first step, α × { $slope }, has to lead past the saddle: it must be longer than { $from }.
practice-cross-saddle-solution-way = To the cabin it is { $from } + { $floor } = { $way }.
practice-cross-saddle-solution-answer = α = { $way } ÷ { $slope } = { $answer } takes the hiker there at once. Others near it do it in a few steps.
practice-cross-saddle-solution-settles = The valley floor has the curvature { $curvature }, and { $curvature } × { $answer } = 1 is below 2: the hiker settles.
practice-cross-saddle-correct = Yes: the first step crosses the saddle, and α is small enough to settle behind it. A much smaller rate would never have seen that valley.
practice-mc-cross-home = The hiker has settled in the near valley: either the first step was too short to cross the saddle, or it was so long that a later one led back. How far is it from the start to the cabin?
practice-mc-cross-flew = { $steps ->
    [one] The first step was far too long: the hiker is off the map.
   *[other] The steps were far too long: after { $steps } of them the hiker is off the map.
  } How far is it from the start to the cabin?
practice-mc-cross-slow = After { $steps } steps the hiker is not at the cabin and has not settled anywhere. How long does the first step have to be to cross the saddle?

## What holds for other answers than rates

practice-invalid-no-choice = Choose one of the { $count } answers first.
practice-invalid-choice = There is no choice { $value }. Choose a number from 1 to { $count }.
practice-not-whole = { NUMBER($value, maximumSignificantDigits: 12) } is not a whole number. Iterations are counted: 0, 1, 2 and so on.

## What the walk of a typed value shows

# The value that is walked with. Used at the start of the sentences below.
practice-seen-with = { $asks ->
    [k] With k = { NUMBER($value, maximumSignificantDigits: 6) }
    [mu] With μ = { NUMBER($value, maximumSignificantDigits: 6) }
   *[other] With α = { NUMBER($value, maximumSignificantDigits: 6) }, α times the curvature λ at the lowest point is { NUMBER($alphaLambda, maximumSignificantDigits: 3) }
  }
practice-seen-flew = { practice-seen-with }: { $steps ->
    [one] the first step threw the hiker off the map.
   *[other] { $growth ->
        [0] after { $steps } steps the hiker was off the map.
       *[other] after { $steps } steps the hiker was off the map, and the last of them was { NUMBER($growth, maximumSignificantDigits: 3) } times as long as the one before.
      }
  }
practice-seen-arrived = { practice-seen-with }: the hiker was at the lowest point after { $steps ->
    [one] one step
   *[other] { $steps } steps
  }, and stayed there.
practice-seen-elsewhere = { practice-seen-with }: after { $steps } steps the hiker rests at another lowest point, { NUMBER($left, maximumSignificantDigits: 2) } away from this one.
practice-seen-swings = { practice-seen-with }: the hiker jumps back and forth between the walls. Step { $steps } was still { NUMBER($step, maximumSignificantDigits: 2) } long, and it went back on the one before.
practice-seen-held = { practice-seen-with }: above 2 the floor throws the hiker out, and the walls, which are less curved, hold. So the hiker jumps back and forth between them, and step { $steps } was still { NUMBER($step, maximumSignificantDigits: 2) } long.
practice-seen-crawls = { practice-seen-with }: after { $steps } steps the hiker still has { NUMBER($left, maximumSignificantDigits: 2) } to go to the lowest point, and it was { NUMBER($way, maximumSignificantDigits: 2) } at the start.
practice-seen-walks = { practice-seen-with }: the hiker is on the way down. After { $steps } steps { NUMBER($left, maximumSignificantDigits: 2) } of { NUMBER($way, maximumSignificantDigits: 2) } are still to go.
practice-seen-zero = Nobody walks with α = 0: every step has length 0, and the hiker stays at the start.
practice-seen-negative = Nobody walks down with α = { NUMBER($value, maximumSignificantDigits: 6) }: a minus turns every step round, and the hiker would climb.
practice-seen-nowhere = Nobody walks with α = { NUMBER($value, maximumSignificantDigits: 6) }: the first step would be longer than any map.
practice-seen-never = { $asks ->
    [k] Nobody walks with k = { NUMBER($value, maximumSignificantDigits: 6) }: k counts iterations, and is a whole number from 1 to 1,000,000.
   *[other] Nobody walks with μ = { NUMBER($value, maximumSignificantDigits: 6) }: μ is the share of the last step that is kept, from 0 to 1.
  }

## What a wrong value tells

practice-mc-multiplied = That is { $alpha } × { $n }, so the steps became longer. { $n } equal parts of { $alpha } are wanted, and each part is smaller than { $alpha }.
practice-mc-by-not-to = That is what remains when { practice-fraction } of { $alpha } is taken away. This reduces α by { practice-fraction }. To reduce it to { practice-fraction } is to keep that part and drop the rest.
practice-mc-halved = That is half of { $alpha }: one of two equal parts. Into how many equal parts does { practice-fraction } cut it?
practice-mc-place-value = The digits are right, the decimal point is not where it belongs. Count the places after the point once more.
practice-mc-twice = That is { $alpha } divided by { $n }, and then by { $n } again. One division is enough.
practice-mc-divided-by-20 = That is { $alpha } ÷ { practice-percentage }. The part asked for is { practice-percentage }% of α, but taking { practice-percentage }% is not the same as dividing by { practice-percentage }. How many such parts make the whole?
practice-mc-increased-by = That is { $alpha } with { practice-fraction } of it added. A reduced rate is below { $alpha }.
practice-mc-factor-only = That is the fraction itself, { practice-fraction } of 1. What is { practice-fraction } of { $alpha }?
practice-mc-divisor-only = That is the number to divide by. The new α is what { $alpha } becomes when it is divided by it.
practice-mc-unchanged = That is α as it was, and with it the loss keeps swinging. What is { practice-fraction } of it?
practice-mc-subtracted-factor = That is { $alpha } minus { practice-fraction } of 1. The part has to be taken of { $alpha }, and it is what is kept, so there is nothing to subtract.
practice-mc-subtracted-divisor = That is { $alpha } − { $n }. “To { practice-fraction }” asks for a part of { $alpha }: a division, not a subtraction.
practice-mc-inverted = That is { $n } ÷ { $alpha }, the division turned round. Which of the two numbers is cut into parts?
practice-mc-sign = The size is right, the sign is not. With a negative learning rate every step would lead uphill.
practice-mc-percent-slip = A percent sign divides by 100, so this came to { NUMBER($value, maximumSignificantDigits: 12) }. Look at the sign once more: does it belong there?

practice-zero = With α = 0 every step has length 0. The hiker stands still and learning stops.
practice-negative = A learning rate below 0 turns every step round: the hiker would climb. A learning rate is above 0.
practice-close = Very close: only the last digits differ. The exact value has few digits, so no rounding is needed.
practice-too-large = { NUMBER($value, maximumSignificantDigits: 12) } is too large. An estimate first helps: about how large should the new value be?
practice-too-small = { NUMBER($value, maximumSignificantDigits: 12) } is too small. An estimate first helps: about how large should the new value be?
practice-both-readings = This can be read as { NUMBER($value, maximumSignificantDigits: 12) } or as { NUMBER($other, maximumSignificantDigits: 12) }. Neither is the value that is asked for.

## What cannot be read as one number (costs nothing)

# What an answer looks like. Used at the end of the sentences below.
practice-accepted = One number is expected, such as { $example }. A fraction, a percentage or a power of ten is fine too.

practice-invalid-empty = There is no answer yet. { practice-accepted }
practice-invalid-too-long = This is longer than { $limit } characters. { practice-accepted }
practice-invalid-sign = There is only “{ $found }”, a sign without a number. { practice-accepted }
practice-invalid-no-digit = There is no digit in “{ $found }”. { practice-accepted }
practice-invalid-two-points = “{ $found }” has more than one decimal mark. { practice-accepted }
practice-invalid-grouping = The digits in “{ $found }” are not in groups of three. It is safest to write them without gaps. { practice-accepted }
practice-invalid-stray-blank = There is a blank inside “{ $found }”, so it is not clear where the number ends. { practice-accepted }
practice-invalid-final-mark = There is a “{ $found }” after the number. Without it the answer can be read. { practice-accepted }
practice-invalid-lost-power = “{ $found }” looks like a power of ten that lost its power sign on the way. Was { $meant } meant? { practice-accepted }
practice-invalid-two-readings = This can be read as { NUMBER($first, maximumSignificantDigits: 12) } or as { NUMBER($second, maximumSignificantDigits: 12) }. Which one is meant? Write it without separators between digits. { practice-accepted }
practice-invalid-exponent = “{ $found }” is a power of ten that is not complete: e needs a number before it and a whole number after it. { practice-accepted }
practice-invalid-power = Only whole powers and square roots can be read here. { practice-accepted }
practice-invalid-unit = “{ $found }” looks like a unit. { $asks ->
    [alpha] A learning rate has none: it is a plain number.
   *[other] Nothing has one here: a plain number is expected.
  } { practice-accepted }
practice-invalid-currency = “{ $found }” stands for money. A plain number is expected. { practice-accepted }
practice-invalid-word = “{ $found }” is a word, and only numerals and + − × ÷ ^ ( ) can be read here. { practice-accepted }
practice-invalid-list = “{ $found }” separates two numbers. Only one is asked for. { practice-accepted }
practice-invalid-range = “{ $found }” makes this a range. One value of it is asked for. { practice-accepted }
practice-invalid-relation = “{ $found }” compares two values. Here the value itself is asked for. { practice-accepted }
practice-invalid-plus-minus = Plus or minus gives two values. Only one is asked for. { practice-accepted }
practice-invalid-function = “{ $found }” calls a function, and only + − × ÷ ^ ( ) can be read here. { practice-accepted }
practice-invalid-nan = This has no value among the ordinary numbers. { practice-accepted }
practice-invalid-infinite = Infinity is no number to reckon with, and no learning rate: one step would never end. { practice-accepted }
practice-invalid-hexadecimal = A 0 and a letter is how programs mark other number systems. Write the number in decimal. { practice-accepted }
practice-invalid-subscript = “{ $found }” is set below the line, like an index, and is not read as a digit. { practice-accepted }
practice-invalid-symbolic = “{ $found }” stands for a number. Put in its value and work it out. { practice-accepted }
practice-invalid-value-missing = “{ $found }” has a name but no value. { practice-accepted }
practice-invalid-name = “{ $found }” names something else. The answer is a value of { $asks ->
    [alpha] α
   *[other] { $asks }
  }. { practice-accepted }
practice-invalid-equation = This is an equation. Only its final value is asked for, without an equals sign. { practice-accepted }
practice-invalid-percent-in-sum = A percentage in a sum has two meanings: it could be a part of 1 or a part of the other number. Write it as a product or as a decimal. { practice-accepted }
practice-invalid-division-by-zero = This divides by 0, which has no value. { practice-accepted }
practice-invalid-overflow = This is larger than any number that can be held here. { practice-accepted }
practice-invalid-markup = This contains markup, with angle brackets around a name. It is read as plain text. { practice-accepted }
practice-invalid-symbol = “{ $found }” has no meaning in a number. { practice-accepted }
practice-invalid-brackets = The brackets do not match, or there is nothing between them. { practice-accepted }
practice-invalid-nested = The brackets are nested too deeply to be read. { practice-accepted }
practice-invalid-operand = Something is missing beside “{ $found }”. { practice-accepted }
practice-invalid-operator = In “{ $found }” there is no sign between two parts, so it is not clear what to do with them. { practice-accepted }

### Fetched with the instruments

## Several hikers

compare-intro = Up to six hikers walk on the same ground, each with a learning rate, a step rule and a schedule of their own. What is changed for the first one above, the others do as well, unless it is theirs.
compare-preset = Example
compare-preset-none = Choose an example…
preset-rates = Too small, about right, too large
preset-landscapes = One rate does not fit all landscapes
preset-halving = Constant against halving
preset-momentum = Momentum
preset-adam = Adam and friends
preset-edge = Edge of stability
compare-add = Add a hiker
compare-clear = Walk alone
compare-table = Table of the hikers
compare-hiker = Hiker
compare-rule = Step rule
compare-schedule = Schedule
compare-rate = Learning rate α
compare-loss = Loss now
compare-regime = Now
compare-arrival = Comes to
compare-final = Loss in the end
compare-remove = Remove
compare-first = First hiker
compare-fellow = Hiker { $number }
compare-optimizer-of = Step rule of: { $name }
compare-schedule-of = Schedule of: { $name }
compare-rate-of = Learning rate of: { $name }
compare-remove-of = Remove: { $name }
compare-note = “Comes to” and “Loss in the end” look { $steps } steps ahead, or as far as the walk goes.
compare-landscapes = Every landscape has its own map here. The rate is the same on all of them; what it does, the curvature of the ground decides.
compare-map = { $name }, at a loss of { $loss }
arrival-walking = not within { $steps } steps
arrival-converged = arrives at step { $steps }
arrival-diverged = leaves at step { $steps }
regime-starting = starting
regime-too-small = too small
regime-steady = steady
regime-oscillating = oscillating
regime-diverging = diverging
regime-stalled = stalled
regime-converged = arrived

## Branches

branches-intro = Go back to any iteration, change the learning rate, the step rule or the schedule there, and walk on. The way that was left stays on the map and in the charts as a dotted ghost.
branches-scrubber = Go to iteration
branches-way = This walk
branches-left = Ways that were left
branches-none = None yet. Walk some steps, step back, and change α.
branches-ghost = From k = { $from } to { $to } with { $setting }, to a loss of { $loss }
branches-return = Return to it
branches-return-to = Return: { $way }
branches-forget = Forget it
branches-forget-one = Forget: { $way }
branches-forget-all = Forget all

## Take away

takeaway-note = Files and the script hold iterations 0 to { $last }: as far as the hiker has come. The picture is the map as it is now.
takeaway-ahead = The hiker has not set out. Files and the script hold iterations 0 to { $last }; the picture is the map as it is now.
takeaway-pictures = Pictures
takeaway-png = Picture (PNG)
takeaway-scale = Size
takeaway-times = { $scale }×
takeaway-svg = Drawing (SVG)
takeaway-gif = Moving picture (GIF)
takeaway-progress = Frames drawn
takeaway-cancel = Cancel
takeaway-numbers = Numbers
takeaway-csv = Walk as CSV
takeaway-json = Walk as JSON
takeaway-columns = One row per iteration: x, y, loss, the learning rate of the step that led there, length of the gradient. What is beyond all numbers is written Infinity or NaN.
takeaway-again = The same walk elsewhere
takeaway-link = Copy link
takeaway-pytorch = Copy as PyTorch
takeaway-script-help = The script needs torch alone and prints the same numbers, but for rounding in the last digits.
takeaway-preview = The script
takeaway-saved = Saved as { $name }.
takeaway-cancelled = The moving picture was not made: you stopped it.
takeaway-failed = That did not work: { $reason }. Nothing was lost; try again.
takeaway-no-map = there is no map to draw
takeaway-title = { $surface }, α = { $alpha }, iteration { $iteration }
takeaway-description = A contour map of the landscape { $surface } with the walk of a hiker who steps downhill with learning rate α = { $alpha }, as far as iteration { $iteration }. Made with Blindfolded Hiker.

## Basins

basins-waiting = A hiker is sent out from every place of the map.
basins-failed = These settings cannot be tried from every place of the map. Any setting that the hiker can walk with works here.
basins-progress = How much of the map is surveyed
basins-done = { $percent } surveyed
basins-steps = Steps of each hiker
basins-quiet = Here everybody walks without noise and by all the data, so that borders are those of the ground.
basins-alone = This browser gives the page no second thread, so the picture stays coarse.
basins-most = With α = { $alpha }, { $share } of all starts end in valley { $valley }: no other valley catches more in { $steps } steps.
basins-nobody = With α = { $alpha }, no start of this map is on a valley floor after { $steps } steps.
basins-no-minimum = This landscape has no valley floor, so nobody can arrive: a hiker is on the way, or gone.
basins-nowhere = { $share } are on no valley floor: still on the way, or swinging to and fro.
basins-left = { $share } leave all maps: each of their steps is longer than the one before.
basins-finer = The picture is still getting finer.
basins-key = Key to the colours
basins-valley = Valley
basins-share = Of all starts
basins-floor = Floor at
basins-holds = Holds its hikers
basins-any = at any α
basins-others = further valleys
basins-key-nowhere = in none of them
basins-key-left = leave the map
basins-why = Why small and large steps find different valleys
basins-because = Small steps follow the slope, so the border between two valleys is the ridge between them. Large steps cross ridges, and where the ground curves more than 2/α, each step overshoots further: a steep valley throws its hikers out, and only wide ones keep them.
basins-no-lesson = No curvature on a valley floor says here which steps are small and which are large. Drag α and watch the borders.
basins-small = Small steps, α = { $alpha }
basins-large = Large steps, α = { $alpha }
basins-rate = α = { $alpha }
basins-picture = Basins with α = { $alpha }
basins-shade = The same map with a quarter of α, with α, and with four times α. One colour for each valley, darker where hikers take longer to arrive. Hatched: they leave.
basins-percent = { $value } %
basins-percent-below = below { $value } %

## Relief

relief-label = Relief view
relief-help = Drag, or use the arrow keys, to go round. The wheel, two fingers, or the keys plus and minus, bring it nearer; 0 goes back. The heights are those of the map's tints.
relief-tools = Where you look from
relief-left = Go round to the left
relief-right = Go round to the right
relief-up = Look from higher up
relief-down = Look from lower down
relief-nearer = Nearer
relief-farther = Farther
relief-home = As at first
relief-none = This browser draws nothing in three dimensions here. Nothing is lost: the contour map shows the same ground and the same walk.
relief-description = The landscape from the side, x from { $x0 } to { $x1 }, y from { $y0 } to { $y1 }: hills are large losses.
relief-hiker = Iteration { $iteration }: the hiker stands at ({ $x }, { $y }), loss { $loss }.
relief-away = Iteration { $iteration }: the hiker is off this sheet.
relief-x = x = { $value }
relief-y = y = { $value }
relief-loss = loss { $value }

## Drawn schedule

draw-none = This page has no schedule that can be drawn.
draw-intro = Draw how the learning rate goes from step to step. The walk on the map follows at once, and its trail is coloured by the rate of each step.
draw-begin = The line is the schedule as it is. To change it by hand, draw over it.
draw-trace = Draw over this schedule
draw-level = A level line
draw-upside-down = Upside down
draw-chart = Drawn learning rate by iteration
draw-points = Points of the drawing
draw-point = Point { $number } of { $count }
draw-chosen = Point { $number } of { $count }:
draw-k = At k
draw-rate = αₖ
draw-add = Add a point after it
draw-remove = Remove it
draw-help = Drag a point, or click where none is to add one. Keys: arrows move the chosen point, with Shift ten times as far; Page Up and Page Down choose another, Enter adds one, Delete removes it, Home sets it to zero. A point stays between its neighbours; two at the same k make a jump.
draw-description = The learning rate from { $low } to { $high }, iterations 0 to { $extent }; now, at iteration { $iteration }, { $now }. It is above the ceiling of 2/λmax in { $above } of { $steps } steps.
draw-key-rate = αₖ as drawn
draw-key-ceiling = ceiling 2/λmax where the hiker is
draw-key-twin = ghost with constant α = { $alpha }
draw-key-trail = on the trail
draw-still = The rate is zero throughout, so the hiker never moves.
draw-no-ceiling = On this way the ground bends up nowhere, so there is no ceiling: nothing here makes a step overshoot.
draw-below = Every step stays below the ceiling: none is long enough to come out higher on the other side of the valley.
draw-above = { $above } of { $steps } steps are above the ceiling. There a plain step overshoots across the steepest direction, and lands higher on the other side than it began.
draw-twin = At iteration { $iteration } your loss is { $loss }; the ghost, with α = { $alpha } all the way, is at { $twin }.

## Fair comparison

fair-objective = Who is best on { $surface }, from ({ $x }, { $y }), in { $steps } steps? What counts is the loss after the last step; lower is better. Each hiker tries { $count } rates from { $low } to { $high } and is measured at its own best.
fair-who = Compare
fair-who-hikers = these hikers
fair-who-optimizer = all step rules
fair-who-schedule = all schedules
fair-steps = Steps
fair-waiting = The rates are being tried.
fair-failed = These settings could not be tried at every rate. Any setting that the hiker can walk with works here.
fair-alone = Only one hiker walks here from this start. Add others under “Several hikers”, or compare all step rules or schedules.
fair-table = Table of the comparison
fair-hiker = Hiker
fair-curve = Loss by rate
fair-best = At its own best rate
fair-same = At α = { $alpha } for all
fair-rate = Best α
fair-loss = Loss in the end
fair-place = Place
fair-range = { $from } to { $to }
fair-end = (at the end of what was tried)
fair-diverged = diverges
fair-first-same = With α = { $alpha } for all, the first place goes to { $names }.
fair-none-same = With α = { $alpha } for all, everybody diverges.
fair-first-best = Each at its own best rate, it goes to { $names }.
fair-moved = { $moved ->
    [0] Nobody is in another place than with the same rate for all.
    [one] One of { $count } is in another place than with the same rate for all.
   *[other] { $moved } of { $count } are in another place than with the same rate for all.
  }
fair-walk-best = Walk: the first { $count }, each at its best rate
fair-walk-same = Walk: the same { $count }, all at α = { $alpha }
fair-why = Why the same rate for all is unfair
fair-because = α does not mean the same to everybody. One rule multiplies the slope by it, another takes steps about as long as α however steep the ground is, a third adds past steps up and so goes many times as far. A rate that is right for one is too small or too large for another, and the comparison then tells who happened to be given the right rate, not who walks better. In the curves, the dashed line is the common rate and the dot the best one.
fair-limits = Best here means for this landscape, this start and { $steps } steps; elsewhere other rates are best. All other parameters stay as they are.

## Real data

data-none = This landscape is not made from data: it is a formula, so there are no points to fit. These are made from data:
data-preset = Example
data-preset-none = Choose data…
data-preset-tidy = Tidy
data-preset-far = Far from the origin: one narrow valley
data-preset-outlier = An outlier
data-preset-few = Two points
data-preset-equal = All inputs the same
data-preset-mixed = Mixed answers
data-preset-distant = Far from the origin: one narrow valley
data-preset-parted = Parted by a threshold
data-add = Add a point
data-remove = Remove the point
data-picture = Data and fit
data-points = Data points
data-point = Point { $number } of { $count }: x = { $x }, y = { $y }
data-point-taken = Point { $number } of { $count }: x = { $x }, y = { $y }, in the batch of this step
data-description = { $count } points and the fit at iteration { $iteration }: { $now }. A thin line from each point to the fit is its error.
data-x = input x
data-y = target y
data-label = answer: 0 no, 1 yes
data-key-fit = fit at this iteration
data-key-above = fit at this iteration, above this picture
data-key-below = fit at this iteration, below this picture
data-key-best = best fit
data-key-one = one of many best fits
data-key-batch = taken for the next step
data-key-rest = not this time
data-help = Drag a point, or click where a new one should be. With the keys: Page Up and Page Down choose a point, arrows move it, Delete removes it.
data-help-classes = Drag a point, also from 0 to 1, or click where a new one should be. With the keys: Page Up and Page Down choose a point, arrows move it, Delete removes it.
data-line = y = { $slope } x { $sign } { $intercept }
data-sigmoid = p = 1/(1 + e^(−z)), z = { $slope } x { $sign } { $intercept }
data-now = Iteration { $iteration }: { $line }, loss { $loss }.
data-best = The best fit is { $line }, loss { $loss }.
data-flat = All inputs are { $x }, so they cannot tell one slope from another. There is no single best line: every line through ({ $x }, { $y }) fits equally well.
data-one-place = All inputs are the same, so they cannot tell yes from no. There is no single best curve.
data-parted = A threshold parts the answers, so there is no best curve: a steeper one is always a little better, and the loss falls towards 0 for ever.
data-away = The lowest point, ({ $x }, { $y }), is off the map.
data-show = Show it on the map
data-numbers = The numbers
data-numbers-help = One point on each line, as x, y
data-numbers-classes = One point on each line, as x, y, where y is 0 or 1
data-take = Take these numbers
data-leave = Leave them as they were
data-refused-line = Line { $line }: read “{ $value }”. Accepted: two numbers with a comma between them, such as 1.5, 3.2.
data-refused-class = Line { $line }: the answer is { $value }. Accepted: 0 or 1, such as 1.5, 1.
data-refused-range = Line { $line }: read “{ $value }”. Accepted: numbers from { $min } to { $max }, such as 1.5, 3.2.
data-refused-none = There is no point. Accepted: at least one line with two numbers, such as 1.5, 3.2.
data-refused-last = This is the only point, and a fit needs at least one. Add another one first.
data-scaling = Scaling
data-scale = Scale the inputs
data-scale-help = Each x less the mean of all, divided by their standard deviation. The points stay the same; the ground that the hiker walks on becomes rounder.
data-raw = as they are
data-scaled = scaled
data-row-high = λmax, steepest curvature
data-row-low = λmin, gentlest curvature
data-row-condition = κ = λmax/λmin
data-row-ceiling = ceiling 2/λmax
data-row-alpha = best α
data-row-steps = steps needed
data-hidden = lost in rounding
data-huge = beyond 10¹³
data-diverged = diverges
data-more = more than { $steps }
data-steps-help = Curvatures are those at the lowest point. Best α is 2/(λmax + λmin). The steps are those of a plain walk with it, without noise and with all the data, from the line at the start until all but a millionth of the loss above the lowest is gone.
data-no-lowest = There is no single lowest point, so there are no curvatures to compare.
data-above = α = { $alpha } is not below the ceiling of { $ceiling }: near the lowest point, plain steps with it grow.
data-below = α = { $alpha } is below the ceiling of { $ceiling }: near the lowest point, plain steps with it shrink.
data-use = Take α = { $alpha }
data-chance = Chance
data-batch = Samples for each step
data-batch-all = all { $samples }
data-batch-some = { $size } of { $samples }
data-replace = Draw each from all of them, so that one may come twice
data-noise = Noise σ in the slope
data-batch-story = Each step follows the slope of { $size } of { $samples } samples, not of all: cheaper, and it wobbles.
data-noise-story = Each slope is off by chance, with a standard deviation of { $sigma } along both axes.
data-another = Another chance
data-seed = Seed { $seed }
data-whole = The map, the slice and the basins show the ground itself, by all the data and without noise. The walk, its charts and the painted learning rates are those of a hiker who feels the slopes of this chance.

### Fetched with the lesson

## Walkthrough

update-step = One step
update-back = Back
update-landed = Iteration { $k }: w = ({ $x }, { $y }), loss { $loss }.

## Finding a good α

search-legend-tens = By powers of ten, { $steps } steps each. Walk them, then pick the largest rate with which the loss still goes down smoothly.
search-legend-between = Now finer, { $steps } steps each. Walk the new ones, then pick again.
search-legend-found = The search, { $steps } steps each.
search-rate = α = { $alpha }
search-walk = Walk
search-walk-rate = Walk with α = { $alpha }
search-more = Ten times more: α = { $alpha }
search-less = Ten times less: α = { $alpha }
search-pick = Pick the marked one
search-again = Search again
search-walked = α = { $alpha }: { $fate }.
search-falls = Falls at every step.
search-rise = Rises at iteration { $iteration }.
search-final = Loss at the end: { $final }.
search-none = Walk the rates and mark one of them. Then it is compared with the others.
search-rises = With α = { $alpha } the loss rises at iteration { $iteration }, from { NUMBER($before, maximumSignificantDigits: 3) } to { NUMBER($after, maximumSignificantDigits: 3) }. A rise says that the rate is too high. Look among the smaller ones.
search-swings = With α = { $alpha } the hiker swings across the valley, although the loss happens to fall; at the end it is { NUMBER($final, maximumSignificantDigits: 3) }. A smaller rate goes down without swings.
search-larger = α = { $alpha } goes down smoothly, and is at { NUMBER($final, maximumSignificantDigits: 3) } in the end. But so does α = { $better }, and gets to { NUMBER($best, maximumSignificantDigits: 3) } in as many steps.
search-untried = α = { $alpha } goes down smoothly. Whether a larger rate does too, nobody knows yet: walk α = { $untried } before you settle.
search-no-border = α = { $alpha } goes down smoothly, and it is the largest of all that were walked. So it may be better still beyond: try ten times more.
search-found = Yes. α = { $alpha } falls at every step, to { NUMBER($final, maximumSignificantDigits: 3) } in the end; with α = { $above } the loss rises at iteration { $iteration }. The border lies between them.
search-found-swings = Yes. α = { $alpha } falls at every step, to { NUMBER($final, maximumSignificantDigits: 3) } in the end; with α = { $above } the hiker swings. The border lies between them.
search-finer = Within a factor of ten, that is enough to begin with. Whoever wants more tries { $low }, { $middle } and { $high }.
search-end = That is fine enough: the ground changes along the way, and other data have another border. A careful person takes half of it, { $half }.

## Guided tour

tour-progress = Prediction { $at } of { $of }
tour-legend = Your prediction
tour-watch = Watch
tour-watching = The hiker walks.
tour-end = Show the end
tour-next = Next prediction
tour-sum = See how it went
tour-again = Take the tour again
tour-none = Choose what you expect; then the hiker walks.
tour-right = As you foresaw.
tour-wrong = You expected: “{ $chosen }” It came otherwise: “{ $came }”
tour-came = This came.
tour-race-first = The first hiker is below { $aim } after { $first } steps, the second after { $second }.
tour-race-second = The second hiker is below { $aim } after { $second } steps, the first after { $first }.
tour-alone-first = The first hiker is below { $aim } after { $first } steps, the second not within { $steps }.
tour-alone-second = The second hiker is below { $aim } after { $second } steps, the first not within { $steps }.
tour-race-neither = Within { $steps } steps neither hiker is below { $aim } before the other.
tour-done = The tour is over
tour-score = { $right } of { $of } foreseen
tour-foreseen = Foreseen. { $came }
tour-surprise = A surprise. { $came }
tour-moral = One number was behind nearly all of it: α times the curvature. Below 1 a step falls short, above 1 it overshoots, above 2 it is thrown out. The rest is how the rate changes, what the step rule remembers, and where the walk begins.

### Fetched with the study

## The study desk

desk-tools = Study tools
desk-waiting = The tool is being fetched.
desk-failed = This tool could not be fetched. Open its tab once more to try again; the rest of the page works without.
tool-session = Session
tool-progress = Progress
tool-notes = Notes
tool-worksheet = Worksheet
tool-teachers = For teachers

## What is kept

keeping-memory = This browser keeps nothing for the page, as in a private window. You can practise and write; it is forgotten when the page is closed. Export it to take it along.
keeping-full = The browser’s storage takes no more. What you do from now on is forgotten when the page is closed. Export it to take it along.
keeping-unread = What is kept here from before cannot be read.
keeping-unread-stays = It stays as it is until you decide below; what you do meanwhile is forgotten when the page is closed.
records-label = Your records
records-kept = Kept on this device only, in this browser; nothing is sent anywhere. { $answers ->
    [0] No answers
    [one] One answer
   *[other] { $answers } answers
  } and { $notes ->
    [0] no notes
    [one] one note
   *[other] { $notes } notes
  } so far.
records-not-kept = On this page only, and nothing is sent anywhere. { $answers ->
    [0] No answers
    [one] One answer
   *[other] { $answers } answers
  } and { $notes ->
    [0] no notes
    [one] one note
   *[other] { $notes } notes
  } so far, forgotten when the page is closed.
records-export = Export
records-import = Import
records-erase = Erase everything
records-erase-question = Erase { $answers ->
    [0] no answers
    [one] one answer
   *[other] { $answers } answers
  } and { $notes ->
    [0] no notes
    [one] one note
   *[other] { $notes } notes
  } from this device? They cannot be brought back. An export made before can be imported again.
records-erase-unread = What could not be read goes too; save it first if you may need it.
records-keep = Keep everything
records-erase-really = Erase
records-erased = Everything is erased. The desk is as on the first day.
records-exported = Exported as { $name }.
records-imported = Imported and put together with what was here: { $answers ->
    [0] no new answers
    [one] one new answer
   *[other] { $answers } new answers
  } and { $notes ->
    [0] no new notes
    [one] one new note
   *[other] { $notes } new notes
  }. What was the same is there once.
records-refused = Nothing was imported, and nothing here has changed.
records-save-unread = Save the unreadable text
records-put-aside = Put it aside and begin anew
records-aside = It is put aside in this browser. From now on your work is kept again.
records-no-room = There is no room in the browser’s storage to put it aside. Save the unreadable text, then erase everything.
study-refused-file = The file { $value } is larger than 20 MB or cannot be opened. Accepted: a file that was exported here, such as blindfolded-hiker-study-2026-11-29.json.
study-refused-json = “{ $value }” is not JSON. Accepted: a file that was exported here, which begins with {"{"}"version":1.
study-refused-newer = It is version { $value }, from a newer page; this page reads version { $known }. Reload the page to get the newest.
study-refused-version = Its version is { $value }. Accepted: { $known }.
study-refused-object = { $field } is { $value }. Accepted: an object with named fields.
study-refused-list = { $field } is { $value }. Accepted: a list, such as [].
study-refused-text = { $field } is { $value }. Accepted: a text of at most { NUMBER($most, maximumSignificantDigits: 5) } characters.
study-refused-name = { $field } is { $value }. Accepted: a text of 1 to { $most } characters.
study-refused-number = { $field } is { $value }. Accepted: a number from 0 to { $max }, such as 0.8.
study-refused-whole = { $field } is { $value }. Accepted: a whole number from 0 on, such as 3.

## Sessions

session-intro = A session mixes all kinds of problems. What is due comes first, then what is new. A kind that was right first time comes again after a day, then after three, a week and longer; one that was missed comes again soon.
session-due = { $due ->
    [0] No kind is due
    [one] One kind is due
   *[other] { $due } kinds are due
  }, { $fresh ->
    [0] none is new.
    [one] one is new.
   *[other] { $fresh } are new.
  }
session-streak = { $count ->
    [one] One right first time: a streak can begin.
   *[other] { $count } right first time in a row; one lapse is forgiven.
  }
session-streak-forgiven = Streak of { $count }, with a lapse forgiven; after { $left ->
    [one] one more
   *[other] { $left } more
  } the next is forgiven too.
session-length = Problems
session-begin = Begin
session-begin-new = Begin another one
session-resume = Go on with the session: problem { $number } of { $length }
session-resume-summary = See the summary of the last session
session-again = Another session
session-heading = Problem { $number } of { $length }:
session-place = Problem { $number } of { $length }
session-first = Right first time.
session-helped = Right, with help or a second thought.
session-missed = Right, after the solution was shown: it counts as missed.
session-comes-again = { $days ->
    [0] This kind comes again today.
    [one] This kind comes again tomorrow.
   *[other] This kind comes again in { $days } days.
  }
session-skip = Skip
session-skip-free = Skipping costs nothing before there is an answer.
session-skip-missed = Skipped now, it counts as missed and comes again soon.
session-next = Next problem
session-finish = To the summary
session-end = End the session
session-summary = Summary
session-nothing = The session ended before there was an answer. Nothing was counted.
session-tally = { $problems ->
    [one] One problem
   *[other] { $problems } problems
  }: { $first } right first time, { $helped } with help, { $missed } missed, { $skipped } skipped.
session-was-first = right first time
session-was-helped = right with help
session-was-missed = missed
session-was-skipped = skipped

## Progress

progress-none = No problem was worked on yet. After a session, each kind of problem has a line here: how often it came, how it went, and when it comes again.
progress-all = { $seen } of { $kinds } kinds came so far, with { $answers ->
    [one] one answer
   *[other] { $answers } answers
  }; { $first } of them right first time. { $long ->
    [0] No kind
    [one] One kind
   *[other] { $long } kinds
  } can wait for a week or longer.
progress-streak = Right first time in a row: { $count }; the longest streak was { $best }.
progress-kind = Kind of problem
progress-seen = Came
progress-first = Right first time
progress-interval = Interval
progress-due = Comes again
progress-of = { $first } of { $seen }
progress-days = { $days ->
    [0] none
    [one] 1 day
   *[other] { $days } days
  }
progress-until = { $days ->
    [0] today
    [one] tomorrow
   *[other] in { $days } days
  }
progress-new = new
progress-empty = –
progress-bars = The bars show the interval: each of the { $levels } steps is longer, the last is { $days } days. A miss takes two steps back.

## Notes

notes-intro = Write down what you found out, or save the walk that is on the map: where it was, with its settings and how far it had come.
notes-new = New note
notes-save-walk = Save the walk on the map
notes-none = There are no notes yet.
notes-title = Title
notes-text = Note
notes-untitled = Note { $number }
notes-walk-untitled = Walk { $number }
notes-walk = { $surface }, { $optimizer }, α = { $alpha }, { $schedule }, iteration { $iteration }
notes-open = Open on the map
notes-open-one = Open on the map: { $title }
notes-delete = Delete
notes-delete-one = Delete: { $title }
notes-deleted = “{ $title }” is deleted.
notes-undo = Bring it back
notes-saved-walk = The walk is saved.
notes-opened = “{ $title }” is on the map.
notes-no-map = There is no map on this page to save a walk from.

## Completion codes

code-length = A completion code has { $length } letters and digits; this has { $count }.
code-sign = There is no { $sign } in completion codes, which are made of digits and capital letters without I, L, O and U.
code-mistyped = A letter or digit of this code is wrong or has changed places with its neighbour. Compare it once more.
code-unknown = This code comes from another version of the page, or not from this page.

## Exports for course systems

export-name = { $label }, no. { $seed }
export-otherwise = That is not the value that is asked for. Read the question once more: which numbers are given, and what is to be done with them?

## Papers: what several tools share

families-label = Kinds of problems
families-all = All
families-none = None

## Worksheets

worksheet-intro = Problems on paper, with a line for the name and the answers on a page of their own. The same number always makes the same sheet, so it can be printed again.
worksheet-title-label = Title
worksheet-title = The learning rate: practice
worksheet-count = Number of problems
worksheet-seed = Sheet
worksheet-another = Another sheet
worksheet-with-key = Answer key on a page of its own
worksheet-worked = With worked solutions
worksheet-print = Print
worksheet-nothing = Nothing is chosen. Choose at least one kind of problem.
worksheet-fewer = There are only { $found } different problems of these kinds, not { $wanted }. Choose more kinds.
worksheet-held = Until then the sheet stays as it was.
worksheet-name = Name
worksheet-date = Date
worksheet-answer = Answer
worksheet-key = Answers: { $title }
worksheet-foot = Blindfolded Hiker, sheet { $seed }
worksheet-interval = { $answer }; everything from { $low } to { $high } does it
worksheet-others = { $answer }; also { $others }
worksheet-one-of-many = { $answer }; other values do it, too: the page checks them

## For teachers: a problem to link or embed

assign-title = A problem for your course
assign-intro = Choose a problem and what comes with it. The link opens the problem alone; the frame shows it in a page of your course. Both hold all the settings, and nobody needs an account.
assign-seed = Seed
assign-tolerance = Tolerance
assign-tolerance-own = its own
assign-attempts = Attempts
assign-attempts-any = any
assign-hint = Hints
assign-hint-on = all
assign-hint-some = only some
assign-hint-off = none
assign-hints = How many hints
assign-solution = Worked solution
assign-solution-on = at any time
assign-solution-after = after some attempts
assign-solution-off = never
assign-after = After how many attempts
assign-lock = Fix
assign-lock-problem = the kind of problem
assign-lock-seed = its numbers
assign-hide = Leave out
assign-hide-map = the hill on which answers walk
assign-hide-loss = the loss chart beside the hill
assign-code = At the end
assign-code-box = a completion code
assign-link = Link
assign-frame = Frame (HTML)
assign-frame-title = Practice: { $label }
assign-held = A field above cannot be read. Until it can, link and frame hold the last good settings.
assign-held-link = A field above cannot be read. Until it can, the link holds the last good settings.
assign-try = Try the link in a new tab
teachers-copy = Copy: { $what }

## For teachers: the score

score-title = How it is scored
score-formula = Score = 1 − { $attempt } × wrong attempts − { $hint } × hints, at least { $least }
score-rules = It is 0 once the worked solution has been opened. What cannot be read as one number costs nothing. The first right answer counts; what is tried out after it does not. A tolerance is relative: 0.01 accepts 1 % too much or too little.
score-example = { $attempts ->
    [0] No wrong attempts
    [one] One wrong attempt
   *[other] { $attempts } wrong attempts
  } and { $hints ->
    [0] no hints
    [one] one hint
   *[other] { $hints } hints
  }: { $score }

## For teachers: completion codes

code-title = Check a completion code
code-intro = A learner with the setting “a completion code” gets 24 letters and digits. They say which problem was solved, when, and with which score, and whether they were made out to a name. They are checked here, without a network. They find mistakes in copying; they do not stop somebody who reads the program to make one up.
code-label = Completion code
code-name = Name that the learner gave
code-check = Check the code
code-named = The code was made out to “{ $name }”.
code-not-named = The code is a good one, but was not made out to “{ $name }”. Names are compared letter by letter, capitals and blanks aside.
code-says = { $label }, seed { $seed }, solved on { $day }.

## For teachers: files for course systems

export-title = Questions for a course system
export-intro = The same problems as questions of a question bank, with every known mistake as a wrong answer that has its own feedback. Variants of a kind differ in their numbers.
export-count = Variants of each kind
export-seed = First seed
export-tolerance = Tolerance
export-save-moodle = Save as Moodle XML
export-save-gift = Save as GIFT
export-save-qti = Save as QTI 2.1
export-about-moodle = With hints, feedback, graphs and worked solutions. In Moodle: Question bank, Import, Moodle XML format.
export-about-gift = A text that many systems read. With feedback and worked solutions; without hints, which GIFT does not have.
export-about-qti = A package of one item for each question. With feedback; the worked solution comes with the right answer. Without hints, which few systems read.
export-category = Learning rate
export-saved = Saved as { $name }: { $count ->
    [one] one question
   *[other] { $count } questions
  }.
export-left-out = Left out: { $count ->
    [one] { $names }. There
   *[other] { $names }. In these kinds
  } more than one range of values is right, and only the hill can tell.
export-refused = A field above cannot be read, so nothing was saved.
export-failed = That did not work: { $reason }. Nothing was saved; try again.
