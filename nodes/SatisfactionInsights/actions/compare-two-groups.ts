import { compareGroups, type Worth } from '../../../core/loop/insight/compare-groups';
import type { GroupInput } from '../../../core/loop/insight/compared-answers';
import {
	checkRow,
	type ItemFigure,
	itemFigures,
	type ItemRow,
} from '../../../core/loop/insight/compared-items';
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
	FailedAlone,
	type Operation,
	textOf,
} from '../../connection/operation';
import { comparedFields } from './compared-fields';
import { readFilters, readScope, scopeToolsOver } from './scope-fields';

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
		inputs: scopeToolsOver('last_90_days'),
	},
	fields: comparedFields,
	async execute(call) {
		return [await compared(call, [rowOf(call)])];
	},
	executeTogether: together,
};

type Outcome = Done[] | FailedAlone;

/** Incoming items are one comparison, which leaves with the first; all else is one for each item. */
async function together(calls: readonly Call[]): Promise<Outcome[]> {
	const [first] = calls;
	if (!first) return [];
	if (first.parameter('compare', 'answers') === 'items') return await ofItems(first, calls);
	const all: Outcome[] = [];
	for (const call of calls) {
		const rows = async () => [await compared(call, [])];
		all.push(await rows().catch((error: unknown) => new FailedAlone(error)));
	}
	return all;
}

/** An item whose group or value is none fails alone, and the others are compared. */
async function ofItems(first: Call, calls: readonly Call[]): Promise<Outcome[]> {
	const figure = figureOf(first);
	const rows = calls.map((call) => {
		try {
			const row = rowOf(call);
			checkRow(row, figure);
			return row;
		} catch (error) {
			return new FailedAlone(error);
		}
	});
	const good = rows.flatMap((row) => (row instanceof FailedAlone ? [] : [row]));
	const place = rows.findIndex((row) => !(row instanceof FailedAlone));
	if (place === -1) return rows.map((row) => (row instanceof FailedAlone ? row : []));
	const done = await compared(first, good);
	return rows.map((row, at) => (row instanceof FailedAlone ? row : at === place ? [done] : []));
}

async function compared(call: Call, rows: readonly ItemRow[]): Promise<Done> {
	const input = { ...inputOf(call, rows), worth: worthOf(call) };
	return { item: { ...(await compareGroups(call.house, call.now, input)) } };
}

const rowOf = ({ parameter, index }: Call): ItemRow => ({
	group: parameter('itemGroup', ''),
	value: parameter('itemValue', ''),
	place: index + 1,
});

const figureOf = ({ parameter }: Call): ItemFigure =>
	readWord(parameter('figure', 'share'), 'Figure', itemFigures);

function inputOf(call: Call, rows: readonly ItemRow[]) {
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
			return {
				of,
				figure: figureOf(call),
				rows,
				first: textOf(call.parameter('firstGroup', '')),
				language,
			};
		}
	}
}

function groupOf(call: Call, name: 'groupA' | 'groupB'): GroupInput {
	const given = collection(call, name);
	const text = (key: string) => textOf(given[key]);
	return {
		name: text('name'),
		...readFilters(given),
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
