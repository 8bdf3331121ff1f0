import type { INodePropertyOptions } from 'n8n-workflow';

/** The sections of a report by their keys; a test holds them against those there are. */
export const reportSectionKeys: INodePropertyOptions[] = [
	{ name: 'How to Read', value: 'method' },
	{ name: 'Scores', value: 'scores' },
	{ name: 'Team', value: 'who' },
	{ name: 'Trend', value: 'trend' },
	{ name: 'What People Wrote', value: 'topics' },
	{ name: 'What We Do', value: 'do' },
	{ name: 'Where', value: 'where' },
	{ name: 'Who Was Heard', value: 'heard' },
	{ name: 'Why', value: 'why' },
];
