import type { INodeProperties } from 'n8n-workflow';

/** What is asked, on which scale, about what. */
export const surveyFields: INodeProperties[] = [
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		noDataExpression: true,
		default: '',
		placeholder: 'e.g. after-service',
		description:
			'Last part of the address of the survey page, unique in this n8n. Leave empty for one that nobody can guess. Links that were sent keep their address, so do not change it later.',
	},
	{
		displayName: 'Survey Key',
		name: 'surveyKey',
		type: 'string',
		noDataExpression: true,
		required: true,
		default: '',
		placeholder: 'e.g. after-service',
		description:
			'Names the survey in other nodes and in reports: small letters, digits, "_" and "-". Each key is served by one published trigger.',
	},
	{
		displayName: 'Survey Name',
		name: 'surveyName',
		type: 'string',
		noDataExpression: true,
		default: '',
		placeholder: 'e.g. After Service',
		description: 'Shown to colleagues. The key when empty.',
	},
	{
		displayName: 'Metric',
		name: 'metric',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'CES', value: 'ces', description: 'How much effort it took' },
			{ name: 'CSAT', value: 'csat', description: 'How satisfied the customer is' },
			{ name: 'CSI', value: 'csi', description: 'A weighted index over several items' },
			{ name: 'NPS', value: 'nps', description: 'How likely the customer is to recommend, 0–10' },
		],
		default: 'csat',
	},
	{
		displayName: 'Scale',
		name: 'csatScale',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { metric: ['csat'] } },
		options: [
			{ name: '1–10 Numbers', value: 'csat_1_10' },
			{ name: '1–5 Faces', value: 'csat_1_5_faces' },
			{ name: '1–5 Numbers', value: 'csat_1_5' },
			{ name: '1–5 Stars', value: 'csat_1_5_stars' },
			{ name: '1–7 Numbers', value: 'csat_1_7' },
			{ name: 'No or Yes', value: 'yes_no', description: 'For a verification: is it solved' },
		],
		default: 'csat_1_5',
		description: 'Changing the scale later makes a new version; results of both are kept apart',
	},
	{
		displayName: 'Scale',
		name: 'cesScale',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { metric: ['ces'] } },
		options: [
			{
				name: '1–7 Agreement',
				value: 'ces_1_7_agreement',
				description: 'Agrees that it was easy: high is good',
			},
			{
				name: '1–7 Effort',
				value: 'ces_1_7_effort',
				description: 'How much effort it was: low is good',
			},
		],
		default: 'ces_1_7_agreement',
	},
	{
		displayName: 'Scale',
		name: 'csiScale',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { metric: ['csi'] } },
		options: [
			{ name: '1–10 Numbers', value: 'csi' },
			{ name: '1–5 Faces', value: 'csat_1_5_faces' },
			{ name: '1–5 Numbers', value: 'csat_1_5' },
			{ name: '1–5 Stars', value: 'csat_1_5_stars' },
			{ name: '1–7 Numbers', value: 'csat_1_7' },
		],
		default: 'csi',
		description: 'Every item is rated on it',
	},
	{
		displayName: 'Purpose',
		name: 'purpose',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Relationship',
				value: 'relationship',
				description: 'About the relation as a whole, once a round',
			},
			{ name: 'Transactional', value: 'transactional', description: 'About one event' },
			{
				name: 'Verification',
				value: 'verification',
				description:
					'Whether a fix has solved the problem: the answer confirms or reopens the case',
			},
		],
		default: 'transactional',
	},
	{
		displayName: 'Languages',
		name: 'languages',
		type: 'multiOptions',
		noDataExpression: true,
		options: [
			{ name: 'Chinese (Simplified)', value: 'zh-CN' },
			{ name: 'English', value: 'en' },
		],
		default: ['en', 'zh-CN'],
		description: 'Languages whose texts are built in. The first one chosen is the default.',
	},
];
