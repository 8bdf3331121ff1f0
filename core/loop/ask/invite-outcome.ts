import type { SuppressionReason } from '../../model/states';
import type { Survey } from '../../model/survey';
import type { CaseRow } from '../../store/repositories/cases';
import type { Customer } from '../../store/repositories/customers';
import type { EventRow } from '../../store/repositories/events';
import type { InvitationRow } from '../../store/repositories/invitations';

export type InviteOutcome = {
	kind: 'send_now' | 'scheduled' | 'not_asked';
	code: 'send_now' | 'scheduled' | SuppressionReason;
	text: string;
	survey: Survey;
	event: EventRow | null;
	customer: Customer | null;
	case: CaseRow | null;
	/** `null` only where there is nothing to attach the reason to but the event. */
	invitation: InvitationRow | null;
};

/** Who is asked what, and about what. */
export type Asking = Pick<InviteOutcome, 'survey' | 'event' | 'customer' | 'case'>;
