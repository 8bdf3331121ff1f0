import type { WorkingCalendar } from '../../core/calendar/working-time';
import type { SlaPreset } from '../../core/model/settings';
import type { Survey } from '../../core/model/survey';
import type { CaseRow } from '../../core/store/repositories/cases';
import type { EventRow } from '../../core/store/repositories/events';
import type { InvitationRow } from '../../core/store/repositories/invitations';
import type { ResponseRow } from '../../core/store/repositories/responses';
import type { CustomerTable } from '../../core/store/schema';
import type { Random } from './random';
import type { Shop } from './shop';

export const day = 86_400_000;
export const hour = 3_600_000;

/** Thursday, 2026-10-01 07:00 UTC: the quarter that is looked at has just ended. */
export const yearEnd = Date.UTC(2026, 9, 1, 7);

export type Rows = {
	events: EventRow[];
	invitations: InvitationRow[];
	responses: ResponseRow[];
	cases: CaseRow[];
	steps: Array<{ caseId: string; at: number; key: string; kind: string; data: string }>;
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
	people: CustomerTable[];
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
