import { compareGroups, type Worth } from '../../../core/loop/insight/compare-groups';
import type { GroupInput } from '../../../core/loop/insight/compared-answers';
import {
	readLanguage,
	readNumber,
	readOptionalText,
	readText,
	readWord,
} from '../../../core/model/read-input';
import {
	type Call,
	collection,
	type Done,
	type Operation,
	textOf,
} from '../../connection/operation';
import { comparedFields } from './compared-fields';
import { readScope, scopeTools } from './scope-fields';

const ways = ['answers', 'campaign', 'items'] as const;

/** Two groups beside each other, as one item. */
export const compareTwoGroups: Operation = {
	value: 'compareTwoGroups',
	name: 'Compare Two Groups',
	action: 'Compare two groups',
	description:
		'Tell whether two groups differ by more than chance, how many answers it would take, and what it brought for its cost',
	resource: 'customer',
	tool: {
		description:
			'Compares two groups of answers, customers of a care campaign, or items. Returns the difference with its 95 % interval, whether it is likely to be chance, how many more answers are needed, the return on a cost, and all of it as one paragraph.',
		inputs: scopeTools,
	},
	fields: comparedFields,
	async execute(call) {
		const [done = []] = await together([call]);
		return done;
	},
	executeTogether: together,
};

/** Incoming items are one comparison, which leaves with the first; all else is one for each item. */
async function together(calls: readonly Call[]): Promise<Array<Array<Done>>> {
	const [first] = calls;
	if (!first) return [];
	if (first.parameter('compare', 'answers') === 'items') {
		const done = await compared(first, calls);
		return calls.map((_, index) => (index === 0 ? [done] : []));
	}
	const all: Array<Array<Done>> = [];
	for (const call of calls) all.push([await compared(call, [call])]);
	return all;
}

async function compared(call: Call, calls: readonly Call[]): Promise<Done> {
	const input = { ...inputOf(call, calls), worth: worthOf(call) };
	return { item: { ...(await compareGroups(call.house, call.now, input)) } };
}

function inputOf(call: Call, calls: readonly Call[]) {
	const said = call.parameter('language', '');
	const language = said === '' ? null : readLanguage(said, 'language');
	const of = readWord(call.parameter('compare', 'answers'), 'Compare', ways);
	switch (of) {
		case 'answers':
			return { ...readScope(call), of, a: groupOf(call, 'groupA'), b: groupOf(call, 'groupB') };
		case 'campaign': {
			const campaign = readText(call.parameter('comparedCampaign', ''), 'Campaign', 200);
			const other = readOptionalText(call.parameter('otherCampaign', ''), 'Compared With', 200);
			return { of, campaign, other, language };
		}
		case 'items': {
			const figure = readWord(call.parameter('figure', 'share'), 'Figure', [
				'share',
				'mean',
				'nps',
			]);
			const rows = calls.map(({ parameter }) => ({
				group: parameter('itemGroup', ''),
				value: parameter('itemValue', ''),
			}));
			return { of, figure, rows, first: textOf(call.parameter('firstGroup', '')), language };
		}
	}
}

function groupOf(call: Call, name: 'groupA' | 'groupB'): GroupInput {
	const given = collection(call, name);
	const text = (key: string) => textOf(given[key]);
	return {
		name: text('name'),
		surveyKey: text('surveyKey'),
		segment: text('segment'),
		touchpoint: text('touchpoint'),
		team: text('team'),
		owner: text('owner'),
		tag: text('tag'),
		attribute: text('attribute'),
		attributeValue: text('attributeValue'),
		from: given.from,
		until: given.until,
	};
}

function worthOf(call: Call): Worth {
	const { value, cost } = collection(call, 'worth');
	if (value === undefined) return null;
	return {
		value: readNumber(value, 'Value of One More', 0, 1e12),
		cost: readNumber(cost ?? 0, 'Cost', 0, 1e12),
	};
}
