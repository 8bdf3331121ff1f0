import betainc from '@stdlib/math-base-special-betainc';
import gammainc from '@stdlib/math-base-special-gammainc';
import gammaln from '@stdlib/math-base-special-gammaln';
import betaQuantileOf from '@stdlib/stats-base-dists-beta-quantile';
import normalCdfOf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile';
import studentCdf from '@stdlib/stats-base-dists-t-cdf';
import studentQuantileOf from '@stdlib/stats-base-dists-t-quantile';

/** Probability that a standard normal value lies below `z`. */
export const normalCdf = (z: number): number => normalCdfOf(z, 0, 1);

/** Probability of a standard normal value as far from 0 as `z` or farther, on both sides. */
export const normalTails = (z: number): number => 2 * normalCdfOf(-Math.abs(z), 0, 1);

/** The standard normal value below which `p` of the probability lies, 0 < p < 1. */
export const normalQuantile = (p: number): number => normalQuantileOf(p, 0, 1);

/**
 * Probability of a value of Student's t as far from 0 as `t` or farther, on both sides.
 *
 * @param degrees of freedom, above 0; need not be whole
 */
export const studentTails = (t: number, degrees: number): number =>
	2 * studentCdf(-Math.abs(t), degrees);

/** The value of Student's t that `tails` of the probability lies beyond, on both sides together. */
export const studentBeyond = (tails: number, degrees: number): number =>
	studentQuantileOf(1 - tails / 2, degrees);

/** Probability that chi-square with so many degrees of freedom is `x` or more; right for tiny ones, too. */
export const chiSquareTail = (x: number, degrees: number): number =>
	x <= 0 ? 1 : gammainc(x / 2, degrees / 2, true, true);

/** Probability that F with so many degrees of freedom is `x` or more. */
export const fTail = (x: number, numerator: number, denominator: number): number =>
	x <= 0 ? 1 : betainc(denominator / (denominator + numerator * x), denominator / 2, numerator / 2);

/** The value of a beta distribution below which `p` of the probability lies. */
export const betaQuantile = (p: number, alpha: number, beta: number): number =>
	betaQuantileOf(p, alpha, beta);

/** ln Γ(x), x > 0. */
export const logGamma = (x: number): number => gammaln(x);
