import type { INodePropertyOptions } from 'n8n-workflow';

/** The sections of a report by their keys; a test holds them against those there are. */
export const reportSectionKeys: INodePropertyOptions[] = [
	{ name: 'Care Effect', value: 'care' },
	{ name: 'How to Read', value: 'method' },
	{ name: 'Journey', value: 'journey' },
	{ name: 'Scores', value: 'scores' },
	{ name: 'Team', value: 'who' },
	{ name: 'Trend', value: 'trend' },
	{ name: 'What People Wrote', value: 'topics' },
	{ name: 'What Was Unusual', value: 'alarms' },
	{ name: 'What We Do', value: 'do' },
	{ name: 'What We Do About It', value: 'problems' },
	{ name: 'Where', value: 'where' },
	{ name: 'Who Stays', value: 'stays' },
	{ name: 'Who Was Heard', value: 'heard' },
	{ name: 'Why', value: 'why' },
	{ name: 'You Said, We Did', value: 'said' },
];
