/** The colours and the type of a map. The caller reads them from the page's style sheet. */
export interface Theme {
  dark: boolean;
  paper: string;
  ink: string;
  quiet: string;
  rule: string;
  contour: string;
  /** Index contours and their labels. */
  index: string;
  accent: string;
  trail: string;
  /** The dark edge of the trail. */
  halo: string;
  /** For the further hikers in the charts. */
  company: readonly string[];
  /** A font family. */
  font: string;
}

/** A way to write a number: the value and how many decimals it has. */
export type Format = (value: number, decimals: number) => string;
