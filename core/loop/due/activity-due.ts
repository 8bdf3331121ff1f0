import { findActivity } from '../../store/repositories/activities';
import { activityItem } from '../activity/activity-item';
import { done, type DueKindOf, dueData } from './due-kind';

/** What is kept of an activity that was given up. */
export type ActivityDueData = { activity: string };

/** An activity that a trigger could not tell and that somebody wants told after all. */
export const activityDue: DueKindOf<'activity'> = {
	key: 'activity',
	takers: ['activities'],
	prepare: async (tx, house, row) => {
		const { activity } = dueData<ActivityDueData>(row);
		const found = await findActivity(tx, house.workspace, activity ?? '');
		const item = found && (await activityItem(house, found, tx));
		// Erased with the person it was about.
		return item ? { kind: 'give', items: [item] } : done;
	},
};
