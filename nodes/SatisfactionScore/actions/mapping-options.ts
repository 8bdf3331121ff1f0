import type { INodePropertyOptions } from 'n8n-workflow';

import { mappingChoices } from '../../../core/model/mapping-choices';

/** The named mappings as people choose them. */
export const mappingOptions: INodePropertyOptions[] = mappingChoices.map(({ value, label }) => ({
	name: label,
	value,
}));

/** For answers on a scale that no mapping names. */
export const ownScaleOption: INodePropertyOptions = {
	name: 'Own Scale …',
	value: 'own',
	description: 'Numbers on a scale you describe below',
};

/** Mappings whose answers are CSAT on several steps, where people draw the line differently. */
export const csatMappings = [
	'csat_1_10',
	'csat_1_5',
	'csat_1_7',
	'csat_faces',
	'csat_labels_en',
	'csat_labels_zh',
	'freshdesk_classic',
	'freshdesk_codes',
	'percent_0_100',
	'zendesk_1_5',
];
