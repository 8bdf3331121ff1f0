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
			'Reads the settings of the workspace. Returns those in force (zone, calendar, contact policy, service levels, limits), and apart from them what was set by hand.',
	},
	fields: [],
	async execute({ house, json }) {
		const { settings, set } = await readSettings(house);
		return [{ item: { ...json, workspace: house.workspace, settings: { ...settings }, set } }];
	},
};
