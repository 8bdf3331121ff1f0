import type { INodeProperties } from 'n8n-workflow';

import type { Watched } from '../../../core/loop/insight/alarm-charts';
import { findAlarms } from '../../../core/loop/insight/find-alarms';
import { readWord } from '../../../core/model/read-input';
import { type Call, collection, type Operation } from '../../connection/operation';
import { hintOnce } from '../../connection/hint-once';
import { fromModel, isTool } from '../../connection/tool';
import { filtersField, languageField, readScope } from './scope-fields';

const watched = ['scores', 'case_rate', 'case_count'] as const satisfies readonly Watched[];

const bucketField: INodeProperties = {
	displayName: 'Compare',
	name: 'alarmBucket',
	type: 'options',
	options: [
		{ name: 'Days', value: 'day' },
		{ name: 'Months', value: 'month' },
		{ name: 'Weeks', value: 'week', description: 'From Monday to Sunday' },
	],
	default: 'week',
	description: 'It takes at least 12 of them before anything is unusual',
};

const watchField: INodeProperties = {
	displayName: 'Watch',
	name: 'watch',
	type: 'multiOptions',
	options: [
		{ name: 'Cases per 100 Answers', value: 'case_rate' },
		{ name: 'Number of Cases', value: 'case_count' },
		{ name: 'Scores', value: 'scores', description: 'Low and high shares, or the index' },
	],
	default: ['scores', 'case_rate'],
};

const optionsField: INodeProperties = {
	displayName: 'Options',
	name: 'alarmOptions',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Always Give an Item',
			name: 'always',
			type: 'boolean',
			default: true,
			description: 'Whether an item says so when there is nothing unusual',
		},
		{
			displayName: 'Good News Too',
			name: 'goodNews',
			type: 'boolean',
			default: true,
			description: 'Whether what is unusually good is given, too',
		},
		{
			displayName: 'Re-Base From',
			name: 'since',
			type: 'dateTime',
			default: '',
			description:
				'First day from which limits are reckoned anew, e.g. after a change that stays. Empty: from the first answers on.',
		},
	],
};

/** An item for each signal that was not given before; none where nothing is unusual. */
export const alarms: Operation = {
	value: 'findAlarms',
	name: 'Find Alarms',
	action: 'Find alarms',
	description: 'Get what is unusual, each signal once',
	resource: 'score',
	tool: {
		description:
			'Finds what is unusual in scores and cases by control charts. Returns one item per signal with the value, its limits, the baseline and, where one touchpoint, segment or survey explains it, the value without it. It takes no signal away from a workflow that watches.',
		inputs: {
			alarmBucket: fromModel('Compare', 'day, week or month', { otherwise: 'week' }),
		},
	},
	fields: [bucketField, watchField, filtersField, languageField, optionsField],
	async execute(call) {
		const { filters, language } = readScope(call);
		const options = collection(call, 'alarmOptions');
		const input = {
			filters,
			language,
			bucket: call.parameter('alarmBucket', 'week'),
			watch: readWatched(call),
			since: options.since ?? '',
			until: '',
			goodNews: options.goodNews === true,
			always: options.always === true,
		};
		// Who looks takes nothing away from the workflow that watches.
		const giveOut = !call.trial && !isTool(call.context.getNode());
		const { items, calm } = await findAlarms(call.house, call.now, input, { giveOut });
		if (items.length === 0 && call.trial) hintOnce(call.context, calm);
		return items.map((item) => ({ item }));
	},
};

function readWatched(call: Call): Watched[] {
	const given = call.parameter('watch', []);
	return [given].flat().map((one) => readWord(one, 'watch', watched));
}
