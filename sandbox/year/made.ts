import type { WorkingCalendar } from '../../core/calendar/working-time';
import type { SlaPreset } from '../../core/model/settings';
import type { Survey } from '../../core/model/survey';
import type { CaseRow } from '../../core/store/repositories/cases';
import type { EventRow } from '../../core/store/repositories/events';
import type { InvitationRow } from '../../core/store/repositories/invitations';
import type { ResponseRow } from '../../core/store/repositories/responses';
import type { CustomerTable } from '../../core/store/schema';
import type { CaseStepTable } from '../../core/store/tables/cases';
import type { Random } from './random';
import type { Shop } from './shop';

export const day = 86_400_000;
export const hour = 3_600_000;

/**
 * Where nobody says when the made-up time ends, as in tests: on Thursday, 2026-10-01 07:00 UTC, when the quarter
 * that is looked at has just ended.
 */
export const yearEnd = Date.UTC(2026, 9, 1, 7);

/** For how long somebody buys at the shop, how often and for how much. */
export type Life = {
	/** Epoch ms; the first order comes then. */
	from: number;
	/** After it they order no more, whether or not anybody knows. */
	until: number;
	/** Days between one order and the next, in the mean. */
	gap: number;
	/** What an order comes to in the mean. */
	spends: number;
	random: Random;
};

export type Rows = {
	events: EventRow[];
	/** Those that nobody is asked about: orders, and tickets that came back. */
	beside: EventRow[];
	invitations: InvitationRow[];
	responses: ResponseRow[];
	cases: CaseRow[];
	steps: CaseStepTable[];
};

export type Made = {
	workspace: string;
	language: 'en' | 'zh-CN';
	shop: Shop;
	/** Epoch ms: nothing comes after it. */
	end: number;
	random: Random;
	calendar: WorkingCalendar;
	preset: SlaPreset & { name: string };
	/** What the clocks of open cases are reckoned with, so that nobody reckons them anew. */
	clockVersion: string;
	people: CustomerTable[];
	/** Of each of them, in the same order. */
	lives: Life[];
	transactional: Survey;
	relationship: Survey;
	rows: Rows;
};

/** An answer that is about to be given. */
export type Answered = {
	survey: Survey;
	about: Pick<
		ResponseRow,
		'workspace_id' | 'survey_key' | 'customer_id' | 'owner' | 'segment' | 'touchpoint'
	> &
		Partial<ResponseRow>;
	id: string;
	at: number;
	place: Shop['touchpoints'][number];
};
