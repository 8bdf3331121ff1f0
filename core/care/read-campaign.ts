import { hash } from 'node:crypto';

import type { CareSettings } from '../model/care-settings';
import { InputError } from '../model/errors';
import { parseClockTime } from '../model/parse-calendar-settings';
import {
	below,
	readBoolean,
	readList,
	readNumber,
	readObject,
	readText,
	readWord,
	unacceptable,
} from '../model/read-input';
import type { Campaign, Goal, Step } from './campaign';
import { isWithheld } from './holdout';
import type { OccasionKind } from './occasion';
import { occasionKinds } from './occasions';
import { carePriorities, recipients } from '../model/care-words';
import { readDays, readEventTypes } from './read-parts';
import { readWords, type WordsAbout } from './read-words';

const keys = [
	'key',
	'occasion',
	'settings',
	'priority',
	'sendTo',
	'at',
	'steps',
	'goal',
	'holdoutPercent',
	'whenNoText',
] as const;

const mostSteps = 20;
/** At half and half nothing more is learnt, and more people go without. */
const mostHeldOut = 50;

/** What a campaign is read with: the languages and attributes of its workspace, and its rules. */
export type CampaignAbout = Omit<WordsAbout, 'fields'> & Pick<CareSettings, 'leapDay'>;

/**
 * Reads a campaign as its node defines it.
 *
 * @throws InputError naming the field, its value, and what is accepted
 */
export function readCampaign(value: unknown, path: string, about: CampaignAbout): Campaign {
	const input = readObject(value, path, keys);
	const at = (key: (typeof keys)[number]) => below(path, key);
	const key = readKey(input.key, at('key'));
	const names = occasionKinds.map((one) => one.key);
	const occasion = readWord(input.occasion, at('occasion'), names);
	const kind = occasionKinds.find((one) => one.key === occasion);
	if (kind === undefined) throw unacceptable(at('occasion'), occasion, names.join(', '));
	const rules = kind.read(input.settings, at('settings'), { leapDay: about.leapDay });
	const sendTo =
		input.sendTo === undefined ? null : readWord(input.sendTo, at('sendTo'), recipients);
	const words = { ...about, fields: rules.fields };
	const percent = readNumber(input.holdoutPercent ?? 0, at('holdoutPercent'), 0, mostHeldOut);
	if (percent > 0 && !isWithheld(kind, rules)) {
		throw new InputError(
			`"${at('holdoutPercent')}" is ${percent}, but of the occasion ${kind.key} nobody is left out: a greeting, or what is about the customer's own matter, is not withheld to measure it.`,
			`Set "${at('holdoutPercent')}" to 0.`,
		);
	}
	return {
		key,
		kind,
		rules,
		priority:
			input.priority === undefined
				? kind.priority
				: readWord(input.priority, at('priority'), carePriorities),
		at: input.at === undefined ? '10:00' : parseClockTime(input.at, at('at')),
		steps: readSteps(input.steps, at('steps'), { kind, sendTo, words }),
		goal: readGoal(input.goal, at('goal')),
		holdoutPercent: percent,
		whenNoText:
			input.whenNoText === undefined
				? 'hold'
				: readWord(input.whenNoText, at('whenNoText'), ['hold', 'default']),
	};
}

function readKey(value: unknown, path: string): string {
	if (isNothing(value)) {
		throw new InputError(
			`"${path}" is empty.`,
			'Give the campaign a name of small letters, digits, _ and -, such as birthday-wishes.',
		);
	}
	const key = readText(value, path, 60);
	if (/^[a-z0-9][a-z0-9_-]*$/.test(key)) return key;
	throw unacceptable(path, value, 'small letters, digits, _ and -, such as birthday-wishes');
}

const isNothing = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

function readGoal(value: unknown, path: string): Goal | null {
	if (value === undefined || value === null) return null;
	const goal = readObject(value, path, ['events', 'days']);
	const events = readEventTypes(goal.events, below(path, 'events'));
	if (events.length === 0) return null;
	return { events, days: readDays(goal.days, below(path, 'days'), 30, 1) };
}

type StepsAbout = { kind: OccasionKind; sendTo: Step['to'] | null; words: WordsAbout };

function readSteps(value: unknown, path: string, about: StepsAbout): Step[] {
	const given = readList(value, path, (row, at) => ({ row, at }), mostSteps);
	if (given.length === 0) throw unacceptable(path, value, 'at least one step');
	const steps = given.map(({ row, at }, place) => readStep(row, at, place, about));
	steps.forEach(({ days }, place) => {
		const before = steps[place - 1];
		if (before === undefined || before.days <= days) return;
		throw new InputError(
			`"${below(below(path, place), 'days')}" is ${days}, but the step before comes on day ${before.days}.`,
			'Put the steps in the order of their days.',
		);
	});
	return steps;
}

const stepKeys = [
	'days',
	'to',
	'subject',
	'text',
	'neutralSubject',
	'neutralText',
	'effects',
	'validDays',
	'asks',
] as const;

function readStep(
	value: unknown,
	path: string,
	place: number,
	{ kind, sendTo, words }: StepsAbout,
): Step {
	const row = readObject(value, path, stepKeys);
	const at = (key: (typeof stepKeys)[number]) => below(path, key);
	const usual = kind.steps[place];
	const days = row.days ?? usual?.days;
	const own = readWords(
		{ subject: row.subject, text: row.text },
		{ subject: at('subject'), text: at('text') },
		words,
	);
	if (own === null) {
		throw new InputError(
			`"${at('text')}" is empty, so there is nothing to send.`,
			'Write a subject and a text for each step, or remove the step.',
		);
	}
	const to = readWord(row.to ?? sendTo ?? usual?.to ?? 'customer', at('to'), recipients);
	const neutral = { subject: row.neutralSubject, text: row.neutralText };
	return {
		days: readNumber(days, at('days'), kind.leads ? -366 : 0, 3_660, true),
		to,
		words: own,
		neutral: readWords(neutral, { subject: at('neutralSubject'), text: at('neutralText') }, words),
		effects: readEventTypes(row.effects, at('effects')),
		validDays:
			row.validDays === undefined || row.validDays === null
				? null
				: readDays(row.validDays, at('validDays'), 0),
		asks: row.asks === undefined ? usual?.asks === true : readBoolean(row.asks, at('asks')),
		mark: hash('sha256', JSON.stringify([to, own])).slice(0, 16),
	};
}

/** Where a campaign is defined. Two workflows may have one name, and so may two nodes: their ids tell them apart. */
export type DefinedAt = Record<'workflow' | 'node', { id: string; name: string }>;

/**
 * Refuses a second campaign of a key: each would stop at what the other has sent.
 *
 * @param first who defined it; `null` = nobody yet
 * @throws InputError naming where the first is
 */
export function refuseSecond(key: string, first: DefinedAt | null, here: DefinedAt): void {
	if (first === null) return;
	const { workflow, node } = first;
	if (workflow.id === here.workflow.id && node.id === here.node.id) return;
	throw new InputError(
		`The campaign "${key}" is defined by the node "${node.name}" of the workflow "${workflow.name}" already.`,
		'Give this one another key. Where the other node is gone already, this one takes over two days after its last run.',
	);
}
