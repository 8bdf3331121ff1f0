import type { INodePropertyOptions } from 'n8n-workflow';

/** The days of the week by their ISO number, in their own order. */
export const weekdayOptions: INodePropertyOptions[] = [
	'Monday',
	'Tuesday',
	'Wednesday',
	'Thursday',
	'Friday',
	'Saturday',
	'Sunday',
].map((name, index) => ({ name, value: index + 1 }));
