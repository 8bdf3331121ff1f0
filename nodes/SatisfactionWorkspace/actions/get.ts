import { agedRows } from '../../../core/loop/retention/preview';
import { readSettings } from '../../../core/loop/workspace/settings';
import type { Operation } from '../../connection/operation';

/** The settings in force, and apart from them what was set by hand. */
export const getSettings: Operation = {
	value: 'get',
	name: 'Get Settings',
	action: 'Get the settings',
	description: 'Get the settings in force',
	tool: {
		description:
			'Reads the settings of the workspace. Returns those in force (zone, calendar, contact policy, service levels, limits), and apart from them what was set by hand; and how much of each kind of data is older than some months.',
	},
	fields: [],
	async execute({ house, now, json }) {
		const { settings, set } = await readSettings(house);
		const aged = await agedRows(house, now, settings);
		const { workspace } = house;
		return [{ item: { ...json, workspace, settings: { ...settings }, set, aged } }];
	},
};
