import type { DueKind } from '../../model/states';
import { activityDue } from './activity-due';
import { askAgainDue } from './ask-again-due';
import { careDue } from './care-due';
import { changedDue } from './changed-due';
import { cleanStoreDue } from './clean-store-due';
import type { DueKindOf, Taker } from './due-kind';
import { eventDue } from './event-due';
import { incentiveDue } from './incentive-due';
import { invitationDue } from './invitation-due';
import { lowScoreDue } from './low-score-due';
import { messageDue } from './message-due';
import { noticeDue } from './notice-due';
import { partialDue } from './partial-due';
import { pauseOverDue } from './pause-over-due';
import { promiseDue } from './promise-due';
import { reminderDue } from './reminder-due';
import { retentionDue } from './retention-due';
import { rungDue } from './rung-due';
import { silenceDue } from './silence-due';
import { slaBreachDue } from './sla-breach-due';
import { slaWarningDue } from './sla-warning-due';
import { verificationDue } from './verification-due';

/** Every kind of work that is planned. A new one is a file and a line here. */
export const kindsOfWork: readonly DueKindOf[] = [
	invitationDue,
	reminderDue,
	noticeDue,
	messageDue,
	incentiveDue,
	careDue,
	slaWarningDue,
	slaBreachDue,
	rungDue,
	promiseDue,
	pauseOverDue,
	verificationDue,
	silenceDue,
	partialDue,
	changedDue,
	lowScoreDue,
	eventDue,
	askAgainDue,
	activityDue,
	cleanStoreDue,
	retentionDue,
];

/** The kinds that somebody takes. */
export function kindsFor(taker: Taker): DueKind[] {
	return kindsOfWork.filter(({ takers }) => takers.includes(taker)).map(({ key }) => key);
}

export function kindOfWork(key: DueKind): DueKindOf | undefined {
	return kindsOfWork.find((one) => one.key === key);
}
