import type { INodePropertyOptions } from 'n8n-workflow';

/** The named mappings as people choose them; `mappingNames` has exactly these. */
export const mappingOptions: INodePropertyOptions[] = [
	{ name: 'CES 1–5, Agreement (5 = Easy)', value: 'ces_1_5_agreement' },
	{ name: 'CES 1–5, Effort (1 = Easy)', value: 'ces_1_5_effort' },
	{ name: 'CES 1–7, Agreement (7 = Easy)', value: 'ces_1_7_agreement' },
	{ name: 'CES 1–7, Effort (1 = Easy)', value: 'ces_1_7_effort' },
	{ name: 'CSAT 1–10', value: 'csat_1_10' },
	{ name: 'CSAT 1–5', value: 'csat_1_5' },
	{ name: 'CSAT 1–7', value: 'csat_1_7' },
	{ name: 'CSAT Faces (1–5 or Emoji)', value: 'csat_faces' },
	{ name: 'CSAT in Chinese Words (满意 …)', value: 'csat_labels_zh' },
	{ name: 'CSAT in English Words (Satisfied …)', value: 'csat_labels_en' },
	{ name: 'CSAT in Percent', value: 'percent_0_100' },
	{ name: 'CSI in Percent', value: 'csi_percent' },
	{ name: 'Freshdesk Classic (1 = Happy … 3 = Unhappy)', value: 'freshdesk_classic' },
	{ name: 'Freshdesk Codes (103 … −103)', value: 'freshdesk_codes' },
	{ name: 'NPS 0–10', value: 'nps_0_10' },
	{ name: 'Thumbs Up or Down', value: 'thumbs' },
	{ name: 'Zendesk 1–5', value: 'zendesk_1_5' },
	{ name: 'Zendesk Good or Bad', value: 'zendesk_good_bad' },
];

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
