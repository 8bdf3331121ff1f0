import type { INodeProperties } from 'n8n-workflow';

import { readMoment } from '../../../core/calendar/read-moment';
import { measureEffect as measure } from '../../../core/loop/care/measure-effect';
import { readSettings } from '../../../core/loop/workspace/settings';
import { fillItem } from '../../../core/model/item';
import type { Operation } from '../../connection/operation';
import { fromModel, ifKnown } from '../../connection/tool';
import { campaignGiven, chosenCampaign } from './campaign-given';
import type { CareOutput } from './outputs';

const spanFields: INodeProperties[] = [
	{
		displayName: 'Measured From',
		name: 'measuredFrom',
		type: 'dateTime',
		default: '',
		description: 'First day of those who were written to or left out. The beginning when empty.',
	},
	{
		displayName: 'Measured Until',
		name: 'measuredUntil',
		type: 'dateTime',
		default: '',
		description: 'Last day of them. Now when empty.',
	},
];

/** Compares who was written to with who was left out. */
export const measureEffect: Operation<CareOutput> = {
	value: 'measureEffect',
	name: 'Measure Effect',
	action: 'Measure the effect of a campaign',
	description:
		'Compare customers who were written to with those who were left out. In a node of its own: a campaign written in this one would be gone.',
	tool: {
		description:
			'Measures whether a care campaign works: customers who were written to beside those who were left out. Returns the difference with its interval, whether it is chance, and opt-outs and failures beside it.',
		inputs: {
			campaign: fromModel('Campaign', 'Key of the campaign, such as win-back'),
			measuredFrom: fromModel('From', 'First day, as 2026-10-01; empty for all', ifKnown),
			measuredUntil: fromModel('Until', 'Last day, as 2026-10-31; empty for now', ifKnown),
		},
	},
	fields: [chosenCampaign, ...spanFields],
	oneOutput: true,
	async execute(call) {
		const { house, now, parameter } = call;
		const { settings } = await readSettings(house);
		const { timeZone } = settings;
		const end = readMoment(parameter('measuredUntil', ''), 'Measured Until', timeZone, true);
		const effect = await measure(house, now, {
			campaign: campaignGiven(call),
			from: readMoment(parameter('measuredFrom', ''), 'Measured From', timeZone),
			until: end === null ? null : end - 1,
		});
		return [
			{
				item: { ...fillItem({}, { outcome: { code: effect.verdict, text: effect.text } }), effect },
			},
		];
	},
};
