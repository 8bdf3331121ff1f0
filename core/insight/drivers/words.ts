import { rateDecimals } from '../../language/figures';
import { sentencesInARow, wordsInARow } from '../../language/in-a-row';
import { sayIn, type Say } from '../../language/say';
import type { Interval } from '../intervals';
import type { Weighed, WeighedDriver } from './findings';
import type { LeftOut } from './left-out';
import type { DriverModel, NoModel } from './model';
import { mostDrivers } from './lmg';

/** Questions are set off from our own sentence; short names are not. */
export const inSentence = (label: string): string =>
	/[\p{P}\s]$/u.test(label) ? `“${label.trim()}”` : label;

const minus = '\u2212';

/** A weight is a rate. */
const shareText = (value: number): string => {
	const text = value.toFixed(rateDecimals(value));
	return /[1-9]/.test(text) ? text.replace('-', minus) : '0';
};

const pointsText = (value: number): string => {
	const text = value.toFixed(1).replace(/\.0$/, '');
	return /[1-9]/.test(text) ? text.replace('-', minus) : '0';
};

/** Both ends of an interval of shares with the same digits. */
function rangeText({ low, high }: Interval): string {
	const decimals = rateDecimals(high);
	return `${low.toFixed(decimals)}–${high.toFixed(decimals)}`;
}

/** One driver in a few sentences; the first one also says whether the two methods agree. */
export function driverText(
	driver: WeighedDriver,
	model: Pick<DriverModel, 'agree'>,
	{ cross, drivers }: Weighed,
	language: string,
): string {
	const say = sayIn(language);
	const isAlone = drivers.length === 1;
	const isChance = driver.verdict === 'could_be_chance';
	const { ranks } = driver;
	const moves = ranks !== null && ranks.low < ranks.high;
	const sentences = [
		isAlone ? '' : standing(driver, cross, say),
		moves ? say('drivers.places', { low: ranks.low, high: ranks.high }) : '',
		isChance ? say('drivers.chance') : '',
		driver.sign < 0 && !isChance ? say('drivers.against') : '',
		driver.rank === 1 && !isAlone ? agreementText(model.agree, drivers, say) : '',
		gapText(driver.gap, say),
		isChance ? '' : horizonText(driver, say),
	];
	return sentencesInARow(sentences, say);
}

function standing(driver: WeighedDriver, cross: Weighed['cross'], say: Say): string {
	const { rank, weight, performance, quadrant, label } = driver;
	const away = performance - cross.performance;
	const side = Math.abs(away) < 1e-9 ? 'at' : away < 0 ? 'below' : 'above';
	const isFirst = rank === 1;
	const values = {
		driver: inSentence(label),
		share: say('drivers.share', { value: shareText(weight.percent) }),
		range: weight.interval ? rangeText(weight.interval) : '–',
		where: say(`drivers.where.${side}.${cross.at}`),
		advice: say(
			isFirst && quadrant === 'concentrate' ? 'drivers.advice.first' : `drivers.advice.${quadrant}`,
		),
	};
	if (driver.verdict === 'could_be_chance') return say('drivers.unsure', { ...values, rank });
	return isFirst ? say('drivers.first', values) : say('drivers.next', { ...values, rank });
}

function agreementText(agree: boolean, drivers: readonly WeighedDriver[], say: Say): string {
	if (agree) return say('drivers.agree');
	const firstBy = (rankOf: (driver: WeighedDriver) => number) =>
		drivers.filter((driver) => rankOf(driver) === 1).map(({ label }) => label);
	const [one, other] = [firstBy(({ rank }) => rank), firstBy(({ lmg }) => lmg.rank)];
	if (one.join() === other.join()) return say('drivers.disagree.rest');
	const names = wordsInARow(other.map(inSentence), say);
	return say('drivers.disagree.first', { driver: names });
}

function gapText(gap: WeighedDriver['gap'], say: Say): string {
	if (gap === null) return '';
	const { n, low, high, verdict } = gap;
	if (verdict === 'too_few') return say('drivers.gap.tooFew', { n });
	if (verdict === 'no_change' || pointsText(gap.gap) === '0') return say('drivers.gap.none');
	return say(gap.gap < 0 ? 'drivers.gap.below' : 'drivers.gap.above', {
		gap: pointsText(Math.abs(gap.gap)),
		low: pointsText(low),
		high: pointsText(high),
		verdict: say(`verdict.${verdict}`),
	});
}

function horizonText({ horizon, difficulty }: WeighedDriver, say: Say): string {
	if (horizon === null) return '';
	return horizon === '90_days' && difficulty.level === null
		? say('drivers.horizon.90_days.unknown')
		: say(`drivers.horizon.${horizon}`);
}

/** What is true of a survey's drivers together. */
export type AboutAll = {
	survey: string;
	/** Answers in which a driver was rated. */
	rated: number;
	/** Of those, without all of them. */
	dropped: number;
	/** Answers to forms with other items. */
	otherForms: number;
	/** The outcome is an index that is made of the drivers. */
	composed: boolean;
	/** By place. */
	labels: readonly string[];
	missing: ReadonlyArray<{ label: string; n: number; of: number }>;
};

/** What was weighed and what was not, in a paragraph. */
export function modelText(model: DriverModel, about: AboutAll, language: string): string {
	const say = sayIn(language);
	const [only] = model.drivers;
	const r2 = say('drivers.share', { value: shareText(100 * model.r2) });
	const { survey } = about;
	const p = model.drivers.length;
	const sentences = [
		p === 1 && only
			? say('drivers.only', { driver: inSentence(about.labels[only.place] ?? ''), r2 })
			: say('drivers.model', { survey, p, r2, n: model.n }),
		model.p < 0.05 ? '' : say('drivers.model.chance'),
		about.composed ? say('drivers.composed') : '',
		...restText(model.leftOut, about, say),
	];
	return sentencesInARow(sentences, say);
}

/** Why nothing was weighed, and what to do about it. */
export function noModelText(
	{ why, n, needed, leftOut }: NoModel,
	about: AboutAll,
	language: string,
): string {
	const say = sayIn(language);
	const { survey, labels } = about;
	const said =
		about.rated === 0 && why === 'too_few'
			? say('drivers.noAnswers', { survey })
			: why === 'too_many'
				? say('drivers.too_many', { survey, p: labels.length, most: mostDrivers })
				: why === 'too_few'
					? say('drivers.too_few', { survey, n, needed })
					: say(`drivers.${why}`, { survey, n });
	const rest = why === 'too_few' || why === 'nothing_explained' ? leftOut : [];
	return sentencesInARow([said, ...restText(rest, about, say)], say);
}

function restText(leftOut: readonly LeftOut[], about: AboutAll, say: Say): string[] {
	const { rated, dropped, otherForms, labels, missing } = about;
	const named = (place: number) => inSentence(labels[place] ?? '');
	return [
		dropped > 0
			? say('drivers.dropped', {
					dropped,
					rated,
					share: say('drivers.share', { value: shareText((100 * dropped) / rated) }),
				})
			: '',
		...leftOut.map(({ place, reason, others }) =>
			reason === 'constant'
				? say('drivers.leftOut.constant', { driver: named(place) })
				: say('drivers.leftOut.collinear', {
						driver: named(place),
						others: wordsInARow(others.map(named), say),
					}),
		),
		...missing.map(({ label, n, of }) =>
			say('drivers.leftOut.missing', { driver: inSentence(label), n, of }),
		),
		otherForms > 0 ? say('drivers.otherForms', { n: otherForms }) : '',
	];
}
