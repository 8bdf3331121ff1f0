import { jsonAnswer } from '../source/answers';
import { verifyBodyHmac } from '../source/body-hmac';
import { defineSource } from '../source/define-source';
import { readJsonObject } from '../source/read-object';
import { belongsElsewhere, tooShort } from '../source/secret-form';
import { headerOf } from '../source/signing';
import type { ParseOutcome } from '../source/source';
import { options } from './options';
import { sample } from './sample';
import { parseTopic } from './topic';

/**
 * WooCommerce's webhooks. Signature: base64 HMAC-SHA256 over the raw body. WooCommerce does not send
 * again, and disables a webhook after five failures in a row.
 */
export const woocommerce = defineSource({
	about: 'Webhooks for orders and customers',
	answerWithinMs: 5_000,
	secret: {
		found:
			'In WordPress open WooCommerce → Settings → Advanced → Webhooks, open the webhook and copy its secret.',
		wrong: (secret) => belongsElsewhere(secret) ?? tooShort(secret),
	},
	options,
	sample,

	/** Saving a webhook sends its number as a form, unsigned, and wants a 200. */
	handshake({ request }) {
		if (request.rawBody.length > 100) return null;
		const isPing = /^webhook_id=\d+$/.test(Buffer.from(request.rawBody).toString('latin1').trim());
		return isPing ? jsonAnswer(200, { ok: true, test: true }) : null;
	},

	verify: (heard) => verifyBodyHmac(heard, 'X-WC-Webhook-Signature'),

	parse({ request, options: { doneStatuses }, now }): ParseOutcome {
		const topic = headerOf(request, 'x-wc-webhook-topic')?.toLowerCase() ?? null;
		if (topic === null) {
			return {
				kind: 'invalid',
				message: 'The header X-WC-Webhook-Topic is missing: it says what happened.',
			};
		}
		const body = readJsonObject(request.rawBody);
		return body.ok
			? parseTopic(topic, body.value, request, doneStatuses, now)
			: { kind: 'invalid', message: body.message };
	},
});
