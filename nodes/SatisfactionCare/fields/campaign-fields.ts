import type { INodeProperties } from 'n8n-workflow';

import { notAsTool } from '../../connection/tool';
import { occasionField } from './occasion-field';
import { optionsField } from './option-fields';
import { settingFields } from './setting-fields';
import { stepFields } from './step-fields';

const campaignField: INodeProperties = {
	displayName: 'Campaign',
	name: 'campaignKey',
	type: 'string',
	default: '',
	placeholder: 'e.g. birthday-wishes',
	description:
		'Its name, in small letters. Keep it: what was sent is remembered under it, so that nobody gets it twice.',
};

/** A campaign is a person's to write: an agent previews those that are in use. */
const byHand = (field: INodeProperties): INodeProperties => ({
	...field,
	displayOptions: { ...field.displayOptions, ...notAsTool },
});

/** All that defines a campaign. The same objects for every operation, so that changing it keeps them. */
export const campaignFields: INodeProperties[] = [
	campaignField,
	occasionField,
	...settingFields,
	...stepFields,
	optionsField,
].map(byHand);
