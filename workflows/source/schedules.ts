import type { INodeParameters } from 'n8n-workflow';

/** Runs at every full hour, so that what is due at ten is due at ten in every time zone. */
export const everyHour: INodeParameters = { rule: { interval: [{ field: 'hours' }] } };

/** Runs when a cron expression says so. */
export const cron = (expression: string): INodeParameters => ({
	rule: { interval: [{ field: 'cronExpression', expression }] },
});
