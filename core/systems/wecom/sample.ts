import type { CanonicalEvent } from '../../model/event';
import type { SourceDefinition } from '../source/define-source';
import type { options } from './options';

/** A customer became the contact of an employee, as it is once it is decrypted. */
export const sample: SourceDefinition<typeof options>['sample'] = {
	values: { corpId: 'ww1234567890abcdef' },
	id: 'CALLBACK_CODE_1',

	request: ({ corpId }, at, id) => ({
		headers: { 'content-type': 'text/xml' },
		query: {},
		body: `<xml>
	<ToUserName><![CDATA[${corpId || 'ww1234567890abcdef'}]]></ToUserName>
	<FromUserName><![CDATA[sys]]></FromUserName>
	<CreateTime>${Math.floor(at / 1000)}</CreateTime>
	<MsgType><![CDATA[event]]></MsgType>
	<Event><![CDATA[change_external_contact]]></Event>
	<ChangeType><![CDATA[add_external_contact]]></ChangeType>
	<UserID><![CDATA[zhoumin]]></UserID>
	<ExternalUserID><![CDATA[woAJ2GCAAAXtWyujaWJHDDGi0mACHAAA]]></ExternalUserID>
	<State><![CDATA[after-sales]]></State>
	<WelcomeCode><![CDATA[${id}]]></WelcomeCode>
</xml>`,
	}),

	becomes: (at, id): CanonicalEvent => {
		const second = Math.floor(at / 1000);
		const customer = 'woAJ2GCAAAXtWyujaWJHDDGi0mACHAAA';
		return {
			source: 'wecom',
			externalId: `add_external_contact:sys:${second}:${customer}:zhoumin:${id}`,
			type: 'contact.created',
			occurredAt: second * 1000,
			touchpoint: null,
			subject: { type: 'contact', id: customer, title: null, url: null },
			value: null,
			attributes: {
				event: 'change_external_contact',
				changeType: 'add_external_contact',
				userId: 'zhoumin',
				state: 'after-sales',
				welcomeCode: id,
				messageType: 'event',
			},
			customer: {
				externalIds: { wecom: customer },
				name: null,
				email: null,
				phone: null,
				language: null,
				timeZone: null,
				segment: null,
			},
			owner: { id: 'zhoumin', name: null, email: null },
		};
	},
};
