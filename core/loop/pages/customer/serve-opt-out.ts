import { parseOptOutForm } from '../../../pages/opt-out-form';
import { renderOptOutPage } from '../../../pages/opt-out-page';
import { setOptOut } from '../../ask/opt-out';
import { servedAt, timedFormToken } from '../form-token';
import {
	messageAnswer,
	newNonce,
	type PageAnswer,
	pageAnswer,
	readerLanguage,
} from '../page-answer';
import { waitsForPress } from '../one-more-press';
import { isSampleCustomer } from '../../survey/sample';
import type { PageContext } from './visit';

const step = 'opt_out';

/**
 * Serves an opt-out link: a GET only asks; the POST of the served form, or a mail program's
 * one-click POST (RFC 8058), does it. A form that comes back faster than a person reads waits for one more
 * press: mail security presses the buttons it finds.
 */
export async function serveOptOut(context: PageContext, customerId: string): Promise<PageAnswer> {
	const { house, now, request, settings, token } = context;
	const { language } = readerLanguage(settings.languages, [], request);
	const message = { settings, language, testMode: request.test };
	const show = (state: 'ask' | 'done' | 'back', confirm = false): PageAnswer => {
		const nonce = newNonce();
		const html = renderOptOutPage({
			state,
			confirm,
			formAction: `?t=${token}`,
			token,
			formToken: timedFormToken(house.keys, house.workspace, { token, step }, now),
			language,
			brand: settings.brand,
			nonce,
			testMode: request.test,
		});
		return pageAnswer(200, { nonce, language, html });
	};
	if (request.method === 'GET') return show('ask');
	const form = parseOptOutForm(request.fields);
	if (form.kind === 'invalid') return messageAnswer('invalid', message);
	const given = (request.fields as Record<string, unknown>).f;
	const served = form.oneClick
		? now
		: servedAt(house.keys, house.workspace, { token, step }, given, now);
	if (served === null) return messageAnswer('stale', message);
	const optedOut = form.action === 'opt_out';
	// In a trial nothing is changed for good.
	const trial = request.test || isSampleCustomer(customerId);
	if (!form.oneClick && !trial) {
		const sent = { fields: request.fields, servedAt: served };
		if (await waitsForPress(house, now, sent)) return show(optedOut ? 'ask' : 'done', true);
	}
	const known = trial || (await setOptOut(house, now, { customerId, optedOut }));
	if (!known) return messageAnswer('not_found', message);
	return show(optedOut ? 'done' : 'back');
}
