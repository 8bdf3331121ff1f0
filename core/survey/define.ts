import { builtInSurveyTexts } from '../language/survey-texts';
import { InputError } from '../model/errors';
import { metrics, purposes } from '../model/metric';
import type { Metric, Scale } from '../model/metric';
import {
	below,
	readBoolean,
	readLanguage,
	readList,
	readNumber,
	readObject,
	readOptionalText,
	readWord,
	unacceptable,
} from '../model/read-input';
import type { IndexItem, RatingQuestion, ReasonTag, Survey, Texts } from '../model/survey';
import { defaultCsiCuts, usualSatisfiedFrom } from '../score/cut';
import { readItem, readName, readQuestion, readReason, twice } from './define-questions';
import type { PartReader } from './define-questions';
import { readNextStep } from './define-next-step';
import { checkGivenByMail, readAnsweredIn } from './define-answered-in';
import { withAskWhen } from './define-ask-when';
import { readIncentive } from './define-incentive';
import { expectedSeconds } from './expected-seconds';
import { collectTexts } from './own-texts';
import { commentId, ratingId, reasonsId } from './given-answers';
import { builtInQuestion, scaleChoices, scales, usualScale } from './scale-choices';
import type { ScaleChoice } from './scale-choices';
import type { SurveyInput } from './survey-input';
import { isSurveyKey } from './survey-key';
import { surveyVersion } from './version';

const hour = 3_600_000;
const day = 24 * hour;

const keys = [
	'key',
	'name',
	'metric',
	'scale',
	'purpose',
	'question',
	'touchpoint',
	'languages',
	'texts',
	'items',
	'reasons',
	'questions',
	'askComment',
	'commentPrompt',
	'commentRequiredWhenLow',
	'intro',
	'thanks',
	'nextStep',
	'mailSubject',
	'mailIntro',
	'incentive',
	'cuts',
	'expiresAfterDays',
	'changeWindowHours',
	'acceptAnswers',
	'answeredIn',
] as const satisfies ReadonlyArray<keyof SurveyInput>;

/**
 * Makes a survey of what a node's parameters say, with built-in texts wherever none are given.
 * Wording that is merely unwise is left to `lintWording`.
 *
 * Built-in texts cover English and Simplified Chinese; in another default language the question
 * must be given, everything else falls back on a language there is.
 *
 * @throws InputError naming the part, its value and what to do
 */
export function defineSurvey(input: SurveyInput): Survey {
	const given = readObject(input, '', keys);
	const metric = readWord(given.metric, 'metric', metrics);
	const scale = readScale(given.scale, metric);
	const purpose = readWord(given.purpose ?? 'transactional', 'purpose', purposes);
	const languages = readLanguages(given.languages);
	const texts = collectTexts(languages, given.texts, 'texts');
	const ids = new Set([ratingId, reasonsId, commentId]);
	const part: PartReader = {
		texts,
		claimId(id, path) {
			if (ids.has(id)) throw twice(id, path);
			ids.add(id);
		},
	};

	const key = readKey(given.key);
	const builtIn = builtInQuestion(metric, scale, purpose);
	const question = texts.take('question', builtIn.question, given.question, 'question');
	const { min, max, direction, style } = scales[scale];
	const rating: RatingQuestion = {
		kind: 'rating',
		id: ratingId,
		text: inDefault(question, languages, 'question'),
		min,
		max,
		direction,
		style,
		lowLabel: texts.take('lowLabel', builtIn.lowLabel, null, 'lowLabel'),
		highLabel: texts.take('highLabel', builtIn.highLabel, null, 'highLabel'),
		required: true,
	};
	const askComment = readBoolean(given.askComment ?? true, 'askComment');
	const prompt = askComment ? builtInSurveyTexts.commentPrompt : null;
	const content = {
		metric,
		items: metric === 'csi' ? readItems(part, given.items) : noItems(given.items),
		reasons: readReasons(part, given.reasons),
		commentPrompt: askComment
			? texts.take('commentPrompt', prompt, given.commentPrompt, 'commentPrompt')
			: null,
		commentRequiredWhenLow:
			askComment && readBoolean(given.commentRequiredWhenLow ?? false, 'commentRequiredWhenLow'),
	};
	const questions = withAskWhen(
		{ metric, rating, items: content.items },
		given.questions,
		readList(
			given.questions ?? [],
			'questions',
			(value, path) => readQuestion(part, value, path),
			40,
		),
	);
	const nextStep = readNextStep(texts, given.nextStep);
	const incentive = readIncentive(texts, given.incentive);
	const answeredIn = readAnsweredIn(given.answeredIn);
	const survey: Omit<Survey, 'version'> = {
		key,
		name: readName(given.name, 'name', key),
		purpose,
		touchpoint: readOptionalText(given.touchpoint, 'touchpoint', 100),
		languages,
		rating,
		...content,
		questions,
		cuts: readCuts(given.cuts, metric, scales[scale]),
		intro: texts.take('intro', null, given.intro, 'intro'),
		thanks: texts.take('thanks', null, given.thanks, 'thanks'),
		...(nextStep && { nextStep }),
		mailSubject: texts.take('mailSubject', null, given.mailSubject, 'mailSubject'),
		mailIntro: texts.take('mailIntro', null, given.mailIntro, 'mailIntro'),
		...(incentive && { incentive }),
		expectedSeconds: expectedSeconds({ ...content, questions }),
		expiresAfter: readNumber(given.expiresAfterDays ?? 14, 'expiresAfterDays', 1, 365) * day,
		changeWindow: readNumber(given.changeWindowHours ?? 24, 'changeWindowHours', 0, 720) * hour,
		acceptAnswers: readBoolean(given.acceptAnswers ?? true, 'acceptAnswers'),
		...(answeredIn && { answeredIn }),
	};
	checkGivenByMail(survey);
	texts.finish();
	return { ...survey, version: surveyVersion(survey) };
}

/** The key of a survey: part of addresses and columns, so small letters, digits, `_` and `-`. */
function readKey(value: unknown): string {
	const key = typeof value === 'string' ? value.trim() : value;
	if (typeof key === 'string' && isSurveyKey(key)) return key;
	if (key === '') {
		throw new InputError(
			'The survey has no key, and no path that one could be made of.',
			'Fill in Survey Key: small letters, digits, "_" and "-", e.g. after-service.',
		);
	}
	throw unacceptable(
		'key',
		value,
		'up to 60 small letters, digits, "_" and "-", e.g. "after-service"',
	);
}

function readScale(value: unknown, metric: Metric): ScaleChoice {
	if (value === undefined || value === null || value === '') return usualScale[metric];
	const scale = readWord(value, 'scale', scaleChoices);
	if (scales[scale].metrics.includes(metric)) return scale;
	const fitting = scaleChoices.filter((choice) => scales[choice].metrics.includes(metric));
	throw new InputError(
		`"scale" is "${scale}", on which ${metric.toUpperCase()} cannot be asked.`,
		`Choose one of: ${fitting.join(', ')}.`,
	);
}

function readLanguages(value: unknown): string[] {
	const list = typeof value === 'string' ? value.split(/[,，;\s]+/).filter(Boolean) : value;
	const languages = [...new Set(readList(list ?? [], 'languages', readLanguage, 50))];
	return languages.length === 0 ? ['en'] : languages;
}

function inDefault(texts: Texts | null, [language = 'en']: string[], field: string): Texts {
	if (texts !== null && texts[language] !== undefined) return texts;
	throw new InputError(
		`The survey's default language is "${language}", but its ${field} has no text in it.`,
		`Give a text for the language "${language}" and the field "${field}".`,
	);
}

function readItems(part: PartReader, value: unknown): IndexItem[] {
	const builtIn = builtInSurveyTexts.csi.items;
	const rows = Array.isArray(value) && value.length === 0 ? null : value;
	const items = readList(
		rows ?? builtIn.map(({ id, weight }) => ({ id, weight })),
		'items',
		(row, path) => readItem(part, builtIn, row, path),
		30,
	);
	if (items.some((item) => item.weight > 0)) return items;
	throw new InputError(
		'No item of the index has a weight above zero, so there is nothing to add up.',
		'Give at least one item a weight, e.g. 1.',
	);
}

function noItems(value: unknown): IndexItem[] {
	if (value === undefined || value === null) return [];
	if (Array.isArray(value) && value.length === 0) return [];
	throw unacceptable('items', value, 'left out: only a CSI has items');
}

function readReasons(part: PartReader, value: unknown): ReasonTag[] {
	const builtIn = builtInSurveyTexts.reasons;
	if (value === 'none') return [];
	const rows =
		value === undefined || value === null || value === '' || value === 'built_in'
			? builtIn.map(({ id }) => ({ id }))
			: value;
	const seen = new Set<string>();
	return readList(
		rows,
		'reasons',
		(row, path) => {
			const reason = readReason(part, builtIn, row, path);
			if (seen.has(reason.id)) throw twice(reason.id, path);
			seen.add(reason.id);
			return reason;
		},
		60,
	).filter((reason) => reason.levels.length > 0);
}

function readCuts(value: unknown, metric: Metric, scale: Scale): Survey['cuts'] {
	const none = value === undefined || value === null;
	if (metric === 'csat') return none ? usualCuts(scale) : readSatisfiedFrom(value, scale);
	if (metric !== 'csi') {
		if (none) return null;
		throw unacceptable('cuts', value, 'left out: only CSAT and CSI have cut points of their own');
	}
	if (none) return { ...defaultCsiCuts };
	const input = readObject(value, 'cuts', ['lowBelow', 'highFrom']);
	const lowBelow = readNumber(input.lowBelow, below('cuts', 'lowBelow'), 0, 100);
	const highFrom = readNumber(input.highFrom, below('cuts', 'highFrom'), lowBelow, 100);
	return { lowBelow, highFrom };
}

const usualCuts = (scale: Scale): Survey['cuts'] => ({
	lowBelow: null,
	highFrom: usualSatisfiedFrom(scale),
});

/** A rating of the scale, but not its bad end: then everybody would be satisfied. */
function readSatisfiedFrom(value: unknown, scale: Scale): Survey['cuts'] {
	const path = below('cuts', 'highFrom');
	const { highFrom } = readObject(value, 'cuts', ['lowBelow', 'highFrom']);
	const [from, until] =
		scale.direction === 'higher_is_better'
			? [scale.min + 1, scale.max]
			: [scale.min, scale.max - 1];
	const given = readNumber(highFrom, path, from, until);
	if (Number.isInteger(given)) return { lowBelow: null, highFrom: given };
	throw unacceptable(path, highFrom, `a rating that customers can give, ${from} to ${until}`);
}
