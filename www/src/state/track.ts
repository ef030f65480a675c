/** Places on the slider's track between its stops. */
import { alphaAt, LAST_STOP, LOWEST, PER_DECADE } from "./scale.ts";

/**
 * Where a learning rate lies on the slider's track, in stops and parts of them; off the track, below 0
 * or above `LAST_STOP`. Between two stops the scale goes by ratios.
 */
export function positionOf(alpha: number): number {
  const guess = (Math.log10(alpha) - LOWEST) * PER_DECADE;
  if (!(guess > 0 && guess < LAST_STOP)) {
    return guess;
  }
  let stop = Math.floor(guess);
  // The preferred numbers are rounded, so the guess may be one off.
  stop -= Number(alphaAt(stop) > alpha);
  stop += Number(alphaAt(stop + 1) <= alpha);
  const low = alphaAt(stop);
  return stop + Math.log(alpha / low) / Math.log(alphaAt(stop + 1) / low);
}

/** The learning rate at any place of the track: at a stop exactly that of the stop. */
export function rateAt(position: number): number {
  const stop = Math.floor(position);
  const low = alphaAt(stop);
  return position === stop ? low : low * (alphaAt(stop + 1) / low) ** (position - stop);
}
