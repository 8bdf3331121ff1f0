import {
	figureText,
	type FigureUnit,
	rangeText,
	rateRange,
	rateText,
	signedText,
} from '../../language/figures';
import { sentencesInARow } from '../../language/in-a-row';
import { plural } from '../../language/plural';
import { type Say, sayIn, sentenceLanguage } from '../../language/say';
import { highRange } from '../../score/cut';
import type { TopicFinding, TopicScore } from './topic-finding';

/** What a sentence about topics says of the time and of what was read. */
export type Told = {
	/** Days of the period, of the one it is compared with, and of all before that is looked at for new terms. */
	days: number;
	daysBefore: number;
	span: number;
	/** Comments there are, and how many at most were read. */
	all: number;
	most: number;
	/** Whether there were more before than were read. */
	cutBefore: boolean;
};

type Speaker = { say: Say; language: string };

const speaker = (language: string): Speaker => ({
	say: sayIn(language),
	language: sentenceLanguage(language),
});

/** A finding about a topic in a few sentences. */
export function topicText(found: TopicFinding, told: Told, language: string): string {
	const { say, language: spoken } = speaker(language);
	const sentences = [
		headText(found, told, { say, language: spoken }),
		...(found.emerging === null ? [changeText(found, told, { say, language: spoken })] : []),
		scoreText(found.scores[0], { say, language: spoken }),
		cappedText(told, { say, language: spoken }),
	];
	return sentencesInARow(sentences, say);
}

/** The one sentence where no topic is there to tell of. */
export function nothingText(told: Told, read: number, language: string): string {
	const { say, language: spoken } = speaker(language);
	const sentences = [
		read === 0
			? say('topics.none')
			: say(`topics.noTopic.${plural(read, spoken)}`, { n: count(read, spoken) }),
		cappedText(told, { say, language: spoken }),
	];
	return sentencesInARow(sentences, say);
}

/** Below that share of what would be expected a term counts as new. */
const newBelow = 0.25;

function headText(found: TopicFinding, told: Told, { say, language }: Speaker): string {
	const { topic, n, of, percent, interval, emerging, change } = found;
	if (emerging === null) {
		const isReason = topic.kind === 'reason';
		const things = isReason ? 'figure.answers' : 'topics.comments';
		const values = {
			topic: topic.name,
			n: count(n, language),
			all: say(`${things}.${plural(of, language)}`, { n: count(of, language) }),
			percent: rateText(percent ?? 0, language),
			range: rateRange(interval ?? { low: 0, high: 100 }, language),
		};
		return isReason ? say('topics.share.reason', values) : say('topics.share', values);
	}
	const before = change?.before;
	const expected = before && of > 0 ? (n / of) * before.of : 0;
	const isNew = (before?.n ?? 0) <= newBelow * expected;
	const values = {
		term: topic.name,
		comments: comments(n, { say, language }),
		days: days(told.days, { say, language }),
		before: count(before?.n ?? 0, language),
		span: days(told.span, { say, language }),
	};
	const { mostly } = emerging;
	if (mostly === null) return say(isNew ? 'topics.new' : 'topics.risen', values);
	return say(isNew ? 'topics.new.mostly' : 'topics.risen.mostly', {
		...values,
		mostly: mostly.value,
	});
}

function changeText(
	{ change, verdict, n }: TopicFinding,
	told: Told,
	{ say, language }: Speaker,
): string {
	const when = { days: days(told.daysBefore, { say, language }) };
	if (change === null)
		return verdict === 'too_few' && n > 0 ? say('topics.few') : say('topics.change.first', when);
	if (change.verdict === 'too_few') return say('topics.change.few', when);
	if (change.verdict === 'no_change' || Math.round(change.points) === 0)
		return say('topics.change.same', when);
	return say(change.points > 0 ? 'topics.change.more' : 'topics.change.less', {
		...when,
		points: points(change.points, 'percent', { say, language }),
		range: rangeText(along(change.points, change.interval), 'points', language),
		verdict: say(`verdict.${change.verdict}`),
	});
}

function scoreText(score: TopicScore | undefined, { say, language }: Speaker): string {
	if (!score || score.value === null || score.others === null || score.change === null) return '';
	const { metric, scale, highFrom, unit, change, interval, surveyKey, verdict } = score;
	const name = say(`insight.metric.${metric}`);
	const hasCut = metric === 'csat' || metric === 'ces';
	const values = {
		survey: surveyKey,
		metric: hasCut
			? say('insight.cut', { metric: name, range: highRange(scale, highFrom), max: scale.max })
			: name,
		value: figureText(score.value, unit, language),
		others: figureText(score.others, unit, language),
	};
	if (verdict === 'no_change' || interval === null || Math.round(change) === 0) {
		return say('topics.score.same', values);
	}
	return say(change < 0 ? 'topics.score.lower' : 'topics.score.higher', {
		...values,
		points: points(change, unit, { say, language }),
		range: rangeText(along(change, interval), 'points', language),
		verdict: say(`verdict.${verdict}`),
	});
}

/** The ends of an interval in the direction that the sentence names: "5 less (2 to 8)". */
const along = (change: number, { low, high }: { low: number; high: number }) =>
	change < 0 ? { low: -high, high: -low } : { low, high };

function cappedText({ all, most, cutBefore }: Told, { say, language }: Speaker): string {
	return sentencesInARow(
		[
			all > most
				? say('topics.capped', { most: count(most, language), all: count(all, language) })
				: '',
			cutBefore ? say('topics.capped.before', { most: count(most, language) }) : '',
		],
		say,
	);
}

const count = (n: number, language: string): string => figureText(n, 'count', language);

const points = (change: number, unit: FigureUnit, { say, language }: Speaker): string => {
	const n = signedText(Math.abs(change), language).replace('+', '');
	const by = unit === 'percent' ? 'percentPoints' : 'points';
	return say(`topics.${by}.${plural(Math.round(Math.abs(change)), language)}`, { n });
};

const days = (n: number, { say, language }: Speaker): string =>
	say(`topics.days.${plural(n, language)}`, { n: count(n, language) });

const comments = (n: number, { say, language }: Speaker): string =>
	say(`topics.comments.${plural(n, language)}`, { n: count(n, language) });
