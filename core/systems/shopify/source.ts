import { verifyBodyHmac } from '../source/body-hmac';
import { defineSource } from '../source/define-source';
import { readJsonObject } from '../source/read-object';
import { belongsElsewhere, tooShort } from '../source/secret-form';
import { headerOf } from '../source/signing';
import type { ParseOutcome } from '../source/source';
import { options } from './options';
import { sample } from './sample';
import { parseTopic, shopOf } from './topic';

/**
 * Shopify's webhooks, of an app or of the store's notifications. Signature: base64 HMAC-SHA256 over the
 * raw body; topic, delivery and time stand in headers, which are not signed.
 */
export const shopify = defineSource({
	about: 'Webhooks for orders, deliveries and customers',
	answerWithinMs: 5_000,
	secret: {
		found:
			"In Shopify open Settings → Notifications → Webhooks and copy the key that all webhooks are signed with; for webhooks of an app, the app's client secret.",
		wrong: (secret) => belongsElsewhere(secret) ?? tooShort(secret),
	},
	options,
	sample,

	verify: (heard) => verifyBodyHmac(heard, 'X-Shopify-Hmac-Sha256'),

	parse({ request, options: { shop } }): ParseOutcome {
		const from = shopOf(request);
		if (shop !== null && from !== shop) {
			return {
				kind: 'ignored',
				reason: `It is of the shop ${from ?? 'without a name'}, not of ${shop}.`,
			};
		}
		const topic = headerOf(request, 'x-shopify-topic')?.toLowerCase() ?? null;
		if (topic === null) {
			return {
				kind: 'invalid',
				message: 'The header X-Shopify-Topic is missing: it says what happened.',
			};
		}
		const body = readJsonObject(request.rawBody);
		return body.ok
			? parseTopic(topic, body.value, request)
			: { kind: 'invalid', message: body.message };
	},
});
