import { mailboxOf } from '../../../model/mailbox';
import type { FieldError } from '../../../pages/field-error';
import type { PreferenceAction } from '../../../pages/preference-form';
import type { ParsedPrivacyForm } from '../../../pages/privacy-form';
import {
	type PrivacyQuestion,
	renderErasedPage,
	renderPrivacyPage,
} from '../../../pages/privacy-page';
import { wholePerson } from '../../../store/repositories/whole-person';
import { wasMailedTo } from '../../ask/opt-out-link';
import { customerAsDoer } from '../../audit/doer';
import { eraseCustomer } from '../../customer/erase';
import { copyAsJson } from '../../customer/copy-as-json';
import { exportCustomer } from '../../customer/export';
import { servedAt, timedFormToken } from '../form-token';
import { waitsForPress } from '../one-more-press';
import { fileAnswer, messageAnswer, newNonce, type PageAnswer, pageAnswer } from '../page-answer';
import type { AtPreferences } from './visit';

/** So long a page waits for messages that are being handed over, ms: a browser waits with it. */
const patience = 5_000;

/** What a form of the page carries a token of: none of another page does this. */
const stepOf = (asks: PrivacyQuestion): string => `privacy_${asks}`;

/**
 * Whether a press on the preference page is done at once, behind a page that asks again: where the workspace
 * has set it, by a link that was mailed to the customer's own mailbox, which nobody else has. Whoever is known by their own word
 * alone, or comes by another way, asks as everywhere else, and a person looks at it.
 */
export async function doesAtOnce(
	{ house, settings, customer, mailedTo }: AtPreferences,
	action: PreferenceAction,
): Promise<boolean> {
	const { dataRequests, eraseRequests } = settings.privacy;
	const isSet =
		(action === 'send_data' && dataRequests === 'at_once') ||
		(action === 'erase_data' && eraseRequests === 'at_once');
	if (!isSet || customer.self_named !== null) return false;
	if (!wasMailedTo(house, mailedTo, customer.email)) return false;
	const { store, workspace } = house;
	const { own } = await wholePerson(store.db, store.dialect, workspace, customer.customer_id);
	const mailbox = mailboxOf(customer.email ?? '');
	return mailbox !== null && own.mailboxes.includes(mailbox);
}

/** Asks once more, and says what it means. */
export function askPrivacy(
	at: AtPreferences,
	asks: PrivacyQuestion,
	{ again = false, errors = [] }: { again?: boolean; errors?: FieldError[] } = {},
): PageAnswer {
	const { house, now, request, settings, token, language } = at;
	const nonce = newNonce();
	const html = renderPrivacyPage({
		asks,
		again,
		errors,
		formAction: `?t=${token}`,
		token,
		formToken: timedFormToken(house.keys, house.workspace, { token, step: stepOf(asks) }, now),
		language,
		brand: settings.brand,
		nonce,
		testMode: request.test,
	});
	const status = errors.length > 0 ? 400 : 200;
	return pageAnswer(status, { nonce, language, html, downloads: asks === 'data' });
}

/**
 * The second press, on the page that asked again: it deletes, or shows. It has to come from that very page,
 * later than a program sends what it finds; and nothing is deleted unless a box is ticked that is served
 * empty.
 */
export async function servePrivacy(
	at: AtPreferences,
	form: Exclude<ParsedPrivacyForm, { kind: 'other' }>,
): Promise<PageAnswer> {
	const { house, now, request, settings, token, language, trial } = at;
	const message = { settings, language, testMode: request.test };
	if (form.kind === 'invalid') return messageAnswer('invalid', message);
	const { action, sure } = form;
	const asks = action === 'erase_now' ? 'erase' : 'data';
	const given = (request.fields as Record<string, unknown>).f;
	const page = { token, step: stepOf(asks) };
	const served = servedAt(house.keys, house.workspace, page, given, now);
	const first = asks === 'erase' ? 'erase_data' : 'send_data';
	// Somebody may have set or learnt something else since the page was served.
	if (served === null || !(await doesAtOnce(at, first))) return messageAnswer('stale', message);
	if (!trial && (await waitsForPress(house, now, { fields: request.fields, servedAt: served }))) {
		return askPrivacy(at, asks, { again: true });
	}
	if (asks === 'data') return await show(at, action === 'data_file');
	if (!sure) return askPrivacy(at, asks, { errors: [{ field: 'sure', code: 'not_sure' }] });
	return await erase(at);
}

async function erase(at: AtPreferences): Promise<PageAnswer> {
	const { house, now, request, settings, language, customer, trial } = at;
	const customerId = customer.customer_id;
	const doer = customerAsDoer(customerId);
	const done = trial ? null : await eraseCustomer(house, now, { customerId, doer, patience });
	if (done?.kind === 'unknown') {
		return messageAnswer('erased', { settings, language, testMode: request.test });
	}
	const nonce = newNonce();
	const html = renderErasedPage({
		receipt: done?.receipt.erasure_id ?? null,
		cleanAt: done?.cleanAt ?? now,
		inFlight: done?.receipt.in_flight ?? 0,
		timeZone: settings.timeZone,
		language,
		brand: settings.brand,
		nonce,
		testMode: request.test,
	});
	return pageAnswer(200, { nonce, language, html });
}

async function show(at: AtPreferences, asFile: boolean): Promise<PageAnswer> {
	const { house, now, language, customer, trial } = at;
	const customerId = customer.customer_id;
	const nonce = newNonce();
	const doer = customerAsDoer(customerId);
	const input = { customerId, doer, language, nonce, trial };
	const { copy, html } = await exportCustomer(house, now, input);
	if (!asFile) return pageAnswer(200, { nonce, language, html });
	const file = await copyAsJson(copy);
	return fileAnswer('data.json', 'application/json', file.toString());
}
