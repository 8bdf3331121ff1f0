import nock from 'nock';

import { fillItem } from '../../core/model/item';
import { systems as registry } from '../../core/systems';
import { languages } from '../../workflows/source/languages';
import { lowAnswer, told } from '../../workflows/source/samples';
import { writes } from '../../workflows/source/templates/crm-requests';
import { aStage, type Stage } from './stage';
import { type DrawnTemplate, nodeOf } from './template';

let stage: Stage;
beforeEach(async () => {
	stage = await aStage();
	Object.assign(stage.workspace.credentials, {
		salesforceOAuth2Api: {
			oauthTokenData: { access_token: 'token', instance_url: 'https://sf.example.com' },
		},
		hubspotAppToken: { appToken: 'token' },
		freshdeskApi: { apiKey: 'key', domain: 'your-domain' },
		zohoOAuth2Api: { oauthTokenData: { access_token: 'token' } },
		zendeskApi: { subdomain: 'acme', email: 'desk@example.com', apiToken: 'token' },
	});
	nock.disableNetConnect();
	nock.enableNetConnect('127.0.0.1');
});
afterEach(async () => {
	nock.cleanAll();
	nock.enableNetConnect();
	await stage.close();
});

/** A low answer about a ticket whose id has more digits than a number holds. */
function answer(): object {
	const sample = told(lowAnswer('en', 'after-service', 'csat'));
	const item = fillItem({}, sample as Parameters<typeof fillItem>[1]);
	const { event } = item as { event: { subject: object } | null };
	return { ...item, event: event && { ...event, subject: { ...event.subject, id: ticket } } };
}
const ticket = '900719925474099312';

it('holds each system that the table says is written by n8n', () => {
	const byN8n = registry.filter(({ writtenByN8n }) => writtenByN8n).map(({ key }) => key);
	expect(byN8n.sort()).toEqual([...Object.keys(writes), 'zendesk'].sort());
});

type Asked = { url: string; body: unknown };

/** Every system as it answers; what it was asked, by the host. */
function systems(): Record<string, Asked> {
	const asked: Record<string, Asked> = {};
	for (const host of [
		'https://sf.example.com',
		'https://api.hubapi.com',
		'https://your-domain.freshdesk.com',
		'https://www.zohoapis.com',
		'https://acme.zendesk.com',
	]) {
		for (const method of ['get', 'post', 'put', 'patch'] as const) {
			const any = nock(host).persist();
			any[method](/.*/).reply((url, body) => {
				asked[new URL(host).host] = { url: `${method} ${url}`, body };
				return [200, { id: '1', success: true, data: [{ status: 'success' }], ticket: { id: 1 } }];
			});
		}
	}
	return asked;
}

it.each(languages)('a score is written onto the ticket in each system (%s)', async (language) => {
	const asked = systems();
	const template = await stage.publish('score-to-other-crms', null, language);
	const { error } = await template.run('answer', [[answer()]]);
	expect(error?.message).toBeUndefined();
	expect(asked).toEqual({
		'sf.example.com': {
			url: `patch /services/data/v59.0/sobjects/case/${ticket}`,
			body: { CSAT__c: 2, CSAT_Comment__c: 'Two weeks without an answer.' },
		},
		'api.hubapi.com': {
			url: `patch /crm/v3/objects/tickets/${ticket}`,
			body: { properties: { csat: 2, csat_comment: 'Two weeks without an answer.' } },
		},
		'your-domain.freshdesk.com': {
			url: `put /api/v2/tickets/${ticket}`,
			body: { custom_fields: { cf_csat: 2, cf_csat_comment: 'Two weeks without an answer.' } },
		},
		'www.zohoapis.com': {
			url: 'put /crm/v8/Cases',
			// No workflow rule there is to take our score for somebody's change.
			body: {
				data: [{ id: ticket, CSAT: 2, CSAT_Comment: 'Two weeks without an answer.' }],
				trigger: [],
			},
		},
	});
});

it.each(languages)('a low score becomes a task in each system (%s)', async (language) => {
	const asked = systems();
	const template = await stage.publish('task-for-low-score', null, language);
	const { error } = await template.run('low', [[answer()]]);
	expect(error?.message).toBeUndefined();
	const title = language === 'en' ? 'Call Ann Lee: rated 2 of 5' : '联系Ann Lee：评分 2/5';
	expect(asked).toEqual({
		'sf.example.com': {
			url: 'post /services/data/v59.0/sobjects/task',
			body: {
				Subject: title,
				Description: 'Two weeks without an answer.',
				WhatId: ticket,
				Priority: 'High',
				Status: 'Not Started',
			},
		},
		'api.hubapi.com': {
			url: 'post /crm/v3/objects/tasks',
			body: {
				properties: {
					hs_timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
					hs_task_subject: title,
					hs_task_body: 'Two weeks without an answer.',
					hs_task_status: 'NOT_STARTED',
					hs_task_priority: 'HIGH',
					hs_task_type: 'CALL',
				},
			},
		},
		'your-domain.freshdesk.com': {
			url: 'post /api/v2/tickets',
			body: {
				email: 'ann.lee@example.com',
				subject: title,
				description: 'Two weeks without an answer.',
				status: 2,
				priority: 3,
			},
		},
		'www.zohoapis.com': {
			url: 'post /crm/v8/Tasks',
			body: {
				data: [
					{
						Subject: title,
						Description: 'Two weeks without an answer.',
						Status: 'Not Started',
						Priority: 'High',
						What_Id: { id: ticket },
						$se_module: 'Cases',
					},
				],
			},
		},
	});
});

describe('Zendesk, which has no line of its own', () => {
	/** The other line of the template leads nowhere, as if it were deleted, which its title says. */
	const alone = (template: DrawnTemplate) => {
		const others = ['update', 'task'].map((id) => nodeOf(template, id).name);
		for (const { main } of Object.values(template.connections)) {
			for (const [at, output] of main.entries()) {
				main[at] = output.filter(({ node }) => !others.includes(node));
			}
		}
	};

	it.each(languages)('has the score in a note that agents alone see (%s)', async (language) => {
		const asked = systems();
		const template = await stage.publish('score-to-crm', alone, language);
		const { error } = await template.run('answer', [[answer()]]);
		expect(error?.message).toBeUndefined();
		const said = language === 'en' ? 'Rated 2 of 5: ' : '评分 2/5：';
		expect(asked).toEqual({
			'acme.zendesk.com': {
				url: `put /api/v2/tickets/${ticket}.json`,
				body: {
					ticket: { comment: { body: `${said}Two weeks without an answer.`, public: false } },
				},
			},
		});
	});

	it.each(languages)('gets a ticket for a low score (%s)', async (language) => {
		const asked = systems();
		const template = await stage.publish('score-to-crm', alone, language);
		const { error } = await template.run('low', [[answer()]]);
		expect(error?.message).toBeUndefined();
		const subject = language === 'en' ? 'Call Ann Lee: rated 2 of 5' : '联系Ann Lee：评分 2/5';
		expect(asked).toEqual({
			'acme.zendesk.com': {
				url: 'post /api/v2/tickets.json',
				body: {
					ticket: {
						comment: { body: 'Two weeks without an answer.' },
						subject,
						type: 'task',
						priority: 'high',
					},
				},
			},
		});
	});
});
