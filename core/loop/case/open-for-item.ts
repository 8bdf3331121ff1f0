import { sentencesInARow } from '../../language/in-a-row';
import type { Say } from '../../language/say';
import type { ItemOwner, SatisfactionItem } from '../../model/item';
import type { Priority } from '../../model/states';
import { type CaseRow, listSteps } from '../../store/repositories/cases';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import { caseItems } from './case-item';
import { linkOfOwner, writtenNotices } from './case-notices';
import { type Notice, noticesOf, type Notification, openedNotice } from './notices';
import { openCase, type OpenedCase } from './open-case';
import { caseOwner } from './recipients';

type Item = SatisfactionItem & Record<string, unknown>;

export type CaseToOpen = {
	responseId: string | null;
	eventId: string | null;
	customerId: string | null;
	owner: ItemOwner | null;
	priority: Priority;
	/** Name of a preset; `null` = by priority. */
	slaPreset: string | null;
	test: boolean;
	/** Names the workflow in the history. */
	workflow: string;
	/** Where the parts are filled in. */
	item: Record<string, unknown>;
};

/**
 * Opens the case of an item and writes the message to its owner. The same answer again gives the
 * same case, and the same message as long as the case waits: a message is never sent twice. An answer
 * that opened a case again is told to its owner and to whoever the ladder names.
 */
export async function openForItem(house: House, now: number, given: CaseToOpen): Promise<Item[]> {
	const { item, workflow, ...input } = given;
	const actor = { kind: 'workflow' as const, id: null, name: workflow };
	const opened = await openCase(house, now, { ...input, actor });
	const { case: row, background } = opened;
	const owner = caseOwner(row, background.owner ? [background.owner] : []);
	const about = await noticesAbout(house, now, opened, owner);
	const notices = await writtenNotices(house, row, about, background);
	const { link, hint } = linkOfOwner(house, row, background);
	const untold = opened.kind === 'opened' ? hint : null;
	const said = { code: opened.kind, text: saidAbout(opened, owner, sayOf(house)), untold, link };
	return caseItems(house, row, background, notices, said, item);
}

async function noticesAbout(
	house: House,
	now: number,
	opened: OpenedCase,
	owner: ItemOwner | null,
): Promise<Notice[]> {
	const { case: row, background } = opened;
	if (opened.kind === 'reopened') {
		const step = background.settings.ladder[row.rung - 1];
		const about = 'reopened' as const;
		const notify: Notification[] = [{ kind: 'notify', who: 'owner', about }];
		if (step) notify.push({ kind: 'notify', who: step.notify, about });
		const actor = { kind: 'customer' as const, id: null, name: null };
		const history = { at: now, actor, data: {} };
		return await noticesOf(house.store.db, house, now, { row, notify, history });
	}
	if (owner === null) return [];
	if (opened.kind === 'already_open' && !(await stillNew(house, row))) return [];
	return [openedNotice(owner)];
}

/** Whether a case stands as it was opened, with the owner it was opened for. */
async function stillNew(house: House, row: CaseRow): Promise<boolean> {
	if (row.state !== 'open' || row.reopen_count > 0) return false;
	const steps = await listSteps(house.store.db, house.workspace, row.case_id);
	const first = steps.find(({ kind }) => kind === 'opened');
	const { ownerId } = JSON.parse(first?.data ?? '{}') as { ownerId?: string | null };
	return ownerId === row.owner_id;
}

function saidAbout({ kind, case: row }: OpenedCase, owner: ItemOwner | null, say: Say): string {
	const name = owner?.name ?? owner?.email ?? owner?.id ?? null;
	const belongs = name === null ? say('case.nobody') : say('case.belongs', { owner: name });
	return sentencesInARow([whatBecame(kind, row, say), belongs], say);
}

function whatBecame(kind: OpenedCase['kind'], row: CaseRow, say: Say): string {
	switch (kind) {
		case 'opened':
			return say('case.opened', { priority: say(`priority.${row.priority}`) });
		case 'already_open':
			return say('case.already_open', { state: say(`caseState.${row.state}`) });
		case 'reopened':
			return say('case.reopened');
	}
}
