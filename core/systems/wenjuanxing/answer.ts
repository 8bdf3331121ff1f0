import { isObject } from '../../model/json';
import { answerEvent } from '../answers/answer-event';
import type { ParseOutcome } from '../source/source';
import { answersIn } from './contract-b';
import type { WenjuanxingOptions } from './options';

type Push = Record<string, unknown>;

/** What stands where a question was skipped. */
const skipped: readonly unknown[] = ['(跳过)', '(空)', '-3', -3];

/**
 * Reads a push with its answers as `q1`, `q2` … The answer is known by its number in the survey, which is
 * signed: `joinid` is not, so whoever saw one push could send another answer under every other one.
 */
export function parseFlat(push: Push, options: WenjuanxingOptions): ParseOutcome {
	const { activity, index, name, submittime } = push;
	return parse(
		{ survey: activity, answer: index, title: name, at: submittime, push },
		Object.fromEntries(Object.entries(push).filter(([key]) => /^q\d/.test(key))),
		options,
	);
}

/** Reads a push with its answers in `submitdata`. */
export function parsePacked(push: Push, options: WenjuanxingOptions): ParseOutcome {
	const { vid, jid, submitdata, submittime } = push;
	return parse(
		{ survey: vid, answer: jid, title: push.name, at: submittime, push },
		answersIn(submitdata),
		options,
	);
}

type Told = { survey: unknown; answer: unknown; title: unknown; at: unknown; push: Push };

function parse(
	{ survey, answer, title, at, push }: Told,
	given: Push,
	options: WenjuanxingOptions,
): ParseOutcome {
	const answers = Object.fromEntries(
		Object.entries(given).map(([name, value]) => [name, skipped.includes(value) ? null : value]),
	);
	const { rating } = options;
	if (rating !== null && Object.hasOwn(answers, rating)) {
		answers[rating] = optionOf(answers[rating], options.ratingOptions);
	}
	return answerEvent(
		'wenjuanxing',
		{
			id: isId(survey) && isId(answer) ? `${survey}:${answer}` : null,
			survey,
			title,
			at,
			finished: true,
			language: null,
			answers,
			beside: [push, customOf(push.custom_params)],
		},
		options,
		options.senderZone,
	);
}

const isId = (value: unknown): value is string | number =>
	typeof value === 'number' || (typeof value === 'string' && value !== '');

/** What the option at a place says; without a list the place itself. */
function optionOf(value: unknown, said: readonly string[]): unknown {
	const place = typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : value;
	return typeof place === 'number' ? (said[place - 1] ?? value) : value;
}

/** Parameters that the admin set, as an object or as `a=1&b=2`. */
function customOf(given: unknown): Push {
	if (isObject(given)) return given;
	return typeof given === 'string' ? Object.fromEntries(new URLSearchParams(given)) : {};
}
