import { cleaned } from '../model/clean';
import { InputError } from '../model/errors';
import { levels, metrics } from '../model/metric';
import type { Band, Level, Metric } from '../model/metric';
import {
	below,
	readList,
	readNumber,
	readObject,
	readOptionalText,
	readWord,
	unacceptable,
} from '../model/read-input';
import { shortened } from '../model/shown';

export const assignStrategies = ['round_robin', 'least_load', 'skill'] as const;
export type AssignStrategy = (typeof assignStrategies)[number];

export type TeamTarget = {
	kind: 'team';
	/** Name of the team; `null` = everybody in the team list. */
	team: string | null;
	strategy: AssignStrategy;
	/** For `skill`; `null` = whoever speaks the customer's language. */
	skill: string | null;
};

/** Who gets what a rule matches. */
export type RuleTarget = { kind: 'person'; personId: string } | TeamTarget;

/** One row of the Router: all conditions that are given must hold; without any it always matches. */
export type RoutingRule = {
	name: string;
	when: {
		level: Level[];
		band: Band[];
		metric: Metric[];
		touchpoint: string | null;
		segment: string | null;
		subjectType: string | null;
		eventType: string | null;
		attribute: { path: string; test: 'equals' | 'contains'; value: string } | null;
		/** Any of these in the comment. */
		keywords: string[];
		valueAtLeast: number | null;
	};
	then: RuleTarget;
};

const bands = [
	'satisfied',
	'neutral',
	'dissatisfied',
	'promoter',
	'passive',
	'detractor',
	'easy',
	'hard',
] as const satisfies readonly Band[];

const keys = [
	'name',
	'level',
	'band',
	'metric',
	'touchpoint',
	'segment',
	'subjectType',
	'eventType',
	'attributePath',
	'attributeTest',
	'attributeValue',
	'keywords',
	'valueAtLeast',
	'person',
	'team',
	'strategy',
	'skill',
] as const;

type Fields = Partial<Record<(typeof keys)[number], unknown>>;

/**
 * Reads routing rules from the rows of a node or from JSON. A row is flat: `name`; conditions
 * `level`, `band`, `metric` (one or a list), `touchpoint`, `segment`, `subjectType`, `eventType`,
 * `attributePath` with `attributeTest` (`equals` or `contains`) and `attributeValue`, `keywords` (a
 * list, or a text separated by commas), `valueAtLeast`; and the target, either `person` or `team`
 * with `strategy` (`round_robin` by default) and `skill`. Blank means "any".
 *
 * @throws InputError naming the rule by its number and name
 */
export function parseRules(input: unknown): RoutingRule[] {
	if (input === undefined || input === null || input === '') return [];
	return readList(fromJson(input), 'rules', parseRule, 200);
}

function fromJson(input: unknown): unknown {
	if (typeof input !== 'string') return input;
	try {
		return cleaned<unknown>(JSON.parse(input));
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new InputError(`"rules" is not JSON: ${why}.`, 'Write a list of rules: [{ … }, { … }].');
	}
}

function parseRule(value: unknown, path: string): RoutingRule {
	const row = readObject(value, path, keys);
	const text = (key: keyof Fields) => readOptionalText(row[key], below(path, key), 500);
	return {
		name: text('name') ?? path,
		when: {
			level: oneOrMore(row.level, below(path, 'level'), levels),
			band: oneOrMore(row.band, below(path, 'band'), bands),
			metric: oneOrMore(row.metric, below(path, 'metric'), metrics),
			touchpoint: text('touchpoint'),
			segment: text('segment'),
			subjectType: text('subjectType'),
			eventType: text('eventType'),
			attribute: parseAttribute(row, path),
			keywords: parseKeywords(row.keywords, below(path, 'keywords')),
			valueAtLeast: blank(row.valueAtLeast)
				? null
				: readNumber(row.valueAtLeast, below(path, 'valueAtLeast'), 0, 1e15),
		},
		then: parseTarget(row, path),
	};
}

function blank(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	return typeof value === 'string' && value.trim() === '';
}

function oneOrMore<Word extends string>(
	value: unknown,
	path: string,
	words: readonly Word[],
): Word[] {
	if (blank(value)) return [];
	if (!Array.isArray(value)) return [readWord(value, path, words)];
	return readList(value, path, (entry, at) => readWord(entry, at, words), words.length);
}

function parseAttribute(row: Fields, path: string): RoutingRule['when']['attribute'] {
	const field = readOptionalText(row.attributePath, below(path, 'attributePath'), 200);
	if (field === null) return null;
	const value = row.attributeValue;
	const plain =
		typeof value === 'number' || typeof value === 'boolean'
			? String(value)
			: readOptionalText(value, below(path, 'attributeValue'), 500);
	if (plain === null) {
		throw new InputError(
			`"${path}" looks at the attribute "${field}", but says no value to compare it with.`,
			`Fill "${below(path, 'attributeValue')}", or clear the attribute's path.`,
		);
	}
	const tests = ['equals', 'contains'] as const;
	const test = blank(row.attributeTest)
		? 'equals'
		: readWord(row.attributeTest, below(path, 'attributeTest'), tests);
	return { path: field, test, value: plain };
}

function parseKeywords(value: unknown, path: string): string[] {
	if (blank(value)) return [];
	const list =
		typeof value === 'string'
			? value.split(/[,，、;；\n]/)
			: readList(value, path, (entry, at) => readOptionalText(entry, at, 100) ?? '', 200);
	return list.map((word) => word.trim()).filter((word) => word !== '');
}

function parseTarget(row: Fields, path: string): RuleTarget {
	const personId = readOptionalText(row.person, below(path, 'person'), 200);
	const team = readOptionalText(row.team, below(path, 'team'), 200);
	if (personId !== null && team !== null) {
		throw unacceptable(
			path,
			{ person: personId, team },
			'aimed at a person or at a team, not both',
		);
	}
	if (personId !== null) return { kind: 'person', personId };
	if (team === null) {
		throw new InputError(
			`"${path}"${blank(row.name) ? '' : ` (${shortened(String(row.name))})`} names no owner.`,
			'Give the rule a person or a team.',
		);
	}
	const strategy = blank(row.strategy)
		? 'round_robin'
		: readWord(row.strategy, below(path, 'strategy'), assignStrategies);
	return {
		kind: 'team',
		team,
		strategy,
		skill: readOptionalText(row.skill, below(path, 'skill'), 100),
	};
}
