import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { House } from '../../../core/loop/house';
import { readSettings } from '../../../core/loop/workspace/settings';

/** The settings in force, and apart from them what was set by hand. */
export async function getSettings(_context: IExecuteFunctions, house: House): Promise<IDataObject> {
	const { settings, set } = await readSettings(house);
	return { workspace: house.workspace, settings: { ...settings }, set };
}
