import { sentencesInARow } from '../language/in-a-row';
import { sayIn, sentenceLanguage } from '../language/say';
import { dateInWords, dayInWords, spanInWords } from '../language/time-words';
import type { HealthPoints, LostPoints } from './health-points';

type How = { language: string; timeZone: string };

/** Why points were lost, in one sentence with its numbers. */
export function lostPointsInWords(reason: LostPoints, { language, timeZone }: How): string {
	const say = sayIn(language);
	const spoken = sentenceLanguage(language);
	switch (reason.code) {
		case 'lowScore':
			return say('points.lowScore', {
				metric: reason.metric.toUpperCase(),
				value: rounded(reason.value),
				max: rounded(reason.max),
				day: dayInWords(reason.at, timeZone, spoken),
				low: reason.low,
				n: reason.n,
			});
		case 'brokenPromise':
		case 'openPromise':
			return say(`points.${reason.code}`, { count: reason.count, n: reason.n });
		case 'unanswered':
			return say('points.unanswered', { count: reason.count });
		case 'fallingContact':
			return say('points.fallingContact', {
				days: reason.days,
				recent: reason.recent,
				before: reason.before,
			});
		case 'noOrder':
			return say('points.noOrder', {
				since: spanInWords(reason.since, spoken),
				gap: spanInWords(reason.gap, spoken),
				n: reason.n,
			});
		case 'renewalNear':
			return say('points.renewalNear', {
				day: dateInWords(reason.on, spoken),
				days: reason.days,
			});
	}
}

/** The points and all that took some away, as one paragraph. */
export function healthInWords({ points, reasons }: HealthPoints, how: How): string {
	const say = sayIn(how.language);
	const head =
		points === null ? say('points.tooFew') : say('points.of', { points: rounded(points) });
	return sentencesInARow([head, ...reasons.map((one) => lostPointsInWords(one, how))], say);
}

const rounded = (value: number): string => String(Math.round(value * 10) / 10);
