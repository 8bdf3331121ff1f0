import { answerReference } from '../../../model/answer-reference';
import type { OtherForm } from '../../../model/survey';
import { renderOtherFormPage } from '../../../pages/other-form-page';
import { answerGround } from '../../../store/repositories/answer-ground';
import { filledForm } from '../../../survey/form-address';
import { newNonce, type PageAnswer, pageAnswer } from '../page-answer';
import { type Opened, thanks } from './opened-survey';
import type { PageContext } from './visit';

/**
 * A survey that is answered in another tool: its customer is sent on to the form, with what brings the
 * answer back to the invitation. Who has answered sees the page of thanks, which leads to the form again
 * as long as the answer may be changed. Like every GET it records nothing but a view.
 */
export async function serveOtherForm(
	context: PageContext,
	opened: Opened,
	form: OtherForm,
): Promise<PageAnswer> {
	const { house, request } = context;
	const { invitation, stored, open } = opened;
	if (!stored && open === null) return otherFormPage(context, { ...opened, preview: false }, form);
	const answered = opened.before && request.query.again === undefined;
	const ground = answered
		? await answerGround(house, house.store.db, invitation.invitation_id)
		: undefined;
	if (ground?.response) {
		const { survey } = opened;
		const { response, event, customer, invitation: row } = ground;
		const told = { survey, invitation: row, response, event, customer };
		return await thanks(context, opened, { kind: 'recorded', handOver: 'none', ...told });
	}
	const { keys, workspace } = house;
	// An open link's answer is nobody's: there is no invitation before its form is sent.
	const reference = stored ? answerReference(keys, workspace, invitation.invitation_id) : '';
	const { language, customerName } = opened;
	const address = filledForm(form.address, {
		...{ invitation: reference, language, customer: customerName ?? '' },
	});
	return {
		status: 303,
		headers: {
			Location: address ?? '',
			'Cache-Control': 'no-store',
			'Referrer-Policy': 'no-referrer',
			'X-Robots-Tag': 'noindex, nofollow',
		},
		body: '',
		emit: null,
	};
}

/** What is shown of such a survey to whoever tries it out; what they send to the form is a test. */
export function otherFormPage(
	{ house, settings, framedBy, request }: PageContext,
	{ language, preview }: { language: string; preview: boolean },
	form: OtherForm,
): PageAnswer {
	const nonce = newNonce();
	const reference = answerReference(house.keys, house.workspace, null);
	const address = filledForm(form.address, { invitation: reference, language, customer: '' });
	const html = renderOtherFormPage({
		...{ language, brand: settings.brand, nonce, framedBy, preview },
		testMode: request.test && !preview,
		address: address ?? '',
	});
	return pageAnswer(200, { nonce, language, html, framedBy });
}
