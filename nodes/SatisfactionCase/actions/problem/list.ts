import type { INodeProperties } from 'n8n-workflow';

import { personIn } from '../../../../core/loop/case/case-actor';
import { problemsOf, proposedProblems } from '../../../../core/loop/problem/list';
import { listedProblems } from '../../../../core/loop/problem/listed';
import { problemLists, problemStates } from '../../../../core/model/problem';
import { readList, readWord } from '../../../../core/model/read-input';
import { sayOf } from '../../../../core/loop/workspace/spoken';
import { fillItem } from '../../../../core/model/item';
import { type Call, collection, type Operation, textOf } from '../../../connection/operation';
import { hintOnce } from '../../../connection/hint-once';
import { pickerField } from '../../../connection/pickers';
import { fromModel, ifKnown } from '../../../connection/tool';

const ofProblems = { show: { problemItems: ['problems'] } };
const ofProposals = { show: { problemItems: ['proposals'] } };

const fields: INodeProperties[] = [
	{
		displayName: 'Items',
		name: 'problemItems',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Problems',
				value: 'problems',
				description: 'What moves the score most first',
			},
			{
				name: 'Proposals',
				value: 'proposals',
				description: 'Root causes of many cases that nobody has made a problem of yet',
			},
		],
		default: 'problems',
	},
	{
		displayName: 'Days',
		name: 'proposalDays',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 1_100 },
		default: 90,
		displayOptions: ofProposals,
		description: 'How far back cases are looked at',
	},
	{
		displayName: 'Fewest Cases',
		name: 'fewestCases',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 5,
		displayOptions: ofProposals,
		description: 'Of fewer cases nothing is proposed',
	},
	{
		displayName: 'Filters',
		name: 'problemFilters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		displayOptions: ofProblems,
		options: [
			{
				displayName: 'Limit',
				name: 'limit',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 50,
				description: 'Max number of results to return',
			},
			{
				displayName: 'List',
				name: 'list',
				type: 'options',
				options: [
					{ name: 'Difficulty Not Said', value: 'unknown' },
					{ name: 'One to Three Years', value: '1_to_3_years' },
					{ name: 'Within 90 Days', value: '90_days' },
				],
				default: '90_days',
			},
			{
				displayName: 'Overdue Only',
				name: 'overdueOnly',
				type: 'boolean',
				default: true,
				description: 'Whether to list only what should be done by now',
			},
			pickerField('people', {
				displayName: 'Owner',
				name: 'owner',
				none: 'Everybody',
				description: 'Whose problems to list',
			}),
			{
				displayName: 'States',
				name: 'states',
				type: 'multiOptions',
				options: [
					{ name: 'Being Done', value: 'being_done' },
					{ name: 'Done', value: 'done' },
					{ name: 'Given Up', value: 'given_up' },
					{ name: 'Planned', value: 'planned' },
					{ name: 'Seen', value: 'seen' },
					{ name: 'Shown to Work', value: 'shown_to_work' },
				],
				default: [],
			},
			{
				displayName: 'Test Problems',
				name: 'test',
				type: 'boolean',
				default: true,
				description: 'Whether to list what was tried out in the editor',
			},
		],
	},
];

/** Problems, or what should become one. */
export const listProblemsOperation: Operation = {
	value: 'listProblems',
	name: 'List',
	action: 'List problems',
	description: 'Get problems by state, owner or date, or root causes that should become one',
	resource: 'problem',
	tool: {
		description:
			'Lists the problems that many customers have, what moves the score most first. Returns each with its state, owner, date and what will be done.',
		inputs: {
			problemFilters: {
				owner: fromModel('Owner', 'ID, mail address or name of an owner; empty for all', ifKnown),
			},
		},
	},
	fields,
	async execute(call) {
		const { house, now, parameter } = call;
		if (parameter('problemItems', 'problems') === 'proposals') {
			const found = await proposedProblems(house, now, {
				days: Number(parameter('proposalDays', 90)),
				fewest: Number(parameter('fewestCases', 5)),
			});
			return found.map(({ text, ...proposal }) => {
				const outcome = { code: 'problem_proposed', text };
				return { item: { ...fillItem({}, { outcome }), proposal } };
			});
		}
		const filter = await filterOf(call);
		const problems = await listedProblems(house, now, filter);
		if (problems.length === 0 && call.trial) await sayWhyNone(call, filter);
		return problems.map(({ problem, owner, text }) => {
			const outcome = { code: 'problem_listed', text };
			return { item: { ...fillItem({}, { test: filter.test, outcome, owner }), problem } };
		});
	},
};

/** Whoever tries it out has mostly made a problem by hand, which is a trial. */
async function sayWhyNone(call: Call, filter: ProblemsAsked): Promise<void> {
	const say = sayOf(call.house);
	const tried = filter.test
		? []
		: await problemsOf(call.house, call.now, { ...filter, test: true });
	const none = say('problem.none');
	hintOnce(
		call.context,
		tried.length === 0 ? none : `${none} ${say('problem.noneButTrials', { n: tried.length })}`,
	);
}

type ProblemsAsked = Parameters<typeof problemsOf>[2];

async function filterOf(call: Call): Promise<ProblemsAsked> {
	const { states, owner, overdueOnly, list, limit, test } = collection(call, 'problemFilters');
	const chosen = readList(states ?? [], 'States', (state, path) =>
		readWord(state, path, problemStates),
	);
	const person = textOf(owner);
	return {
		states: chosen.length === 0 ? null : chosen,
		ownerId: person === null ? null : (await personIn(call.house, person)).id,
		overdueOnly: overdueOnly === true,
		list: list === undefined ? null : readWord(list, 'List', problemLists),
		limit: limit === undefined ? 50 : Number(limit),
		test: test === true,
	};
}
