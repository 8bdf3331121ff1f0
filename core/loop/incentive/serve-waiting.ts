import { findCustomer } from '../../store/repositories/customers';
import { dropDueKey, type DueRow, moveDue } from '../../store/repositories/due';
import { answersWaitingForCode } from '../../store/repositories/incentive-codes';
import { findInvitation } from '../../store/repositories/invitations';
import { lockInvitation } from '../../store/repositories/lock';
import { findResponse } from '../../store/repositories/responses';
import type { Tx } from '../../store/store';
import type { House } from '../house';
import { mailAddressOf } from './claim-code';
import { codeForAnswer } from './code-for-answer';

/** Customers who are served in one transaction. */
const atOnce = 50;

/**
 * Gives codes to those who were promised one, in the order in which they were, before anybody else gets
 * one; the clock mails them at once.
 */
export async function serveWaiting(house: House, now: number, surveyKey: string): Promise<void> {
	for (;;) {
		const left = await house.store.transaction(async (tx) => {
			const waiting = await answersWaitingForCode(tx, house.workspace, surveyKey, atOnce);
			for (const row of waiting) {
				if (!(await isServed(tx, house, row, now))) return false;
			}
			return waiting.length === atOnce;
		});
		if (!left) return;
	}
}

/** @returns false if no code is left for it */
async function isServed(tx: Tx, house: House, row: DueRow, now: number): Promise<boolean> {
	const { workspace, store } = house;
	const about = await whoWaits(tx, house, row.ref_id, now);
	if (about) {
		await lockInvitation(tx, store.dialect, workspace, about.invitation.invitation_id);
		const found = await codeForAnswer(tx, house, about, now);
		if (found.kind === 'none_left') return false;
		if (found.kind === 'code') {
			await moveDue(tx, workspace, { kind: row.kind, key: row.ref_key }, now);
			return true;
		}
	}
	await dropDueKey(tx, workspace, row.ref_key, [row.kind]);
	return true;
}

/** `null` for somebody who is erased, or wants no mail any more. */
async function whoWaits(tx: Tx, house: House, responseId: string, now: number) {
	const { workspace } = house;
	const response = await findResponse(tx, workspace, responseId);
	if (!response?.invitation_id || response.customer_id === null) return null;
	const invitation = await findInvitation(tx, workspace, response.invitation_id);
	const customer = await findCustomer(tx, workspace, response.customer_id);
	const email = await mailAddressOf(tx, house, customer, now);
	if (!invitation || email === null) return null;
	return { survey: { key: response.survey_key }, response, invitation, email };
}
