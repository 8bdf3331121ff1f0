import { gzipSync } from 'node:zlib';

import type { House } from '../core/loop/house';
import { invite } from '../core/loop/ask/invite';
import { servePage } from '../core/loop/pages/customer/serve';
import { signToken } from '../core/model/token';
import { defineSurvey } from '../core/survey/define';
import type { SurveyInput } from '../core/survey/survey-input';
import type { Databases } from './databases';
import { emptyHouse, publishSurvey } from './house';
import { say } from './say';

export type PageWeight = {
	/** Of the heaviest page, gzipped as n8n does it. */
	gzipBytes: number;
	/** The page and everything a browser would load because of it. */
	requests: number;
	pages: Record<string, { bytes: number; gzipBytes: number; requests: number }>;
};

const languages = ['en', 'zh-CN'];

/** One survey of each kind, with everything that is built in. */
const surveys: SurveyInput[] = [
	{ key: 'csat', metric: 'csat', languages },
	{ key: 'csat-10', metric: 'csat', scale: 'csat_1_10', languages },
	{ key: 'nps', metric: 'nps', languages },
	{ key: 'ces', metric: 'ces', languages },
	{ key: 'csi', metric: 'csi', languages },
];

/** What the survey page weighs, for every kind of survey and both built-in languages. */
export async function weighPages(databases: Databases): Promise<PageWeight> {
	const now = Date.now();
	const house = await emptyHouse(await databases.target('sqlite', 'weight'));
	try {
		const pages: PageWeight['pages'] = {};
		for (const input of surveys) {
			const survey = defineSurvey(input);
			await publishSurvey(house, survey, now);
			const link = await linkTo(house, survey.key, now);
			for (const language of languages) {
				const html = await load(house, { link, surveyKey: survey.key, language }, now);
				pages[`${survey.key} ${language}`] = {
					bytes: Buffer.byteLength(html),
					gzipBytes: gzipSync(html).length,
					requests: 1 + loadsOf(html).length,
				};
			}
		}
		const all = Object.values(pages);
		const gzipBytes = Math.max(...all.map((page) => page.gzipBytes));
		const requests = Math.max(...all.map((page) => page.requests));
		say(`page: heaviest ${gzipBytes} bytes gzipped, ${requests} request(s)`);
		return { gzipBytes, requests, pages };
	} finally {
		await house.store.close();
	}
}

async function linkTo(house: House, surveyKey: string, now: number): Promise<string> {
	const { invitation } = await invite(house, now, {
		surveyKey,
		eventId: null,
		customerId: null,
		customer: {
			externalIds: {},
			name: 'Konstantina Papadopoulou-Featherstonehaugh',
			email: `${surveyKey}@example.com`,
			phone: null,
			language: null,
			timeZone: null,
			segment: null,
		},
		caseId: null,
		owner: null,
		channel: 'email',
		wave: null,
		delay: null,
		test: false,
	});
	if (!invitation) throw new Error('Nobody was invited.');
	return signToken(house.keys, {
		workspace: house.workspace,
		purpose: 'survey',
		subject: invitation.invitation_id,
		audience: invitation.customer_id ?? '',
		expiresAt: now + 86_400_000,
	});
}

async function load(
	house: House,
	{ link, surveyKey, language }: { link: string; surveyKey: string; language: string },
	now: number,
): Promise<string> {
	const request = {
		method: 'GET' as const,
		query: { t: link, r: '2' },
		fields: null,
		acceptLanguage: language,
		test: false,
	};
	const node = { workflowId: '1', workflowName: 'Bench', nodeId: '1', nodeName: 'Survey' };
	const { status, body } = await servePage(house, now, request, { node, surveyKey, trial: null });
	if (status !== 200) throw new Error(`The page of "${surveyKey}" was answered ${status}.`);
	return body;
}

/**
 * What a browser would fetch because of this HTML: sources, style sheets and the like, and anything a
 * style names. Links that a person follows and addresses inside the page are none.
 */
export function loadsOf(html: string): string[] {
	const found: string[] = [];
	for (const [, name = '', value = ''] of html.matchAll(
		/\s(src|srcset|poster|background|data)\s*=\s*["']?([^"'\s>]+)/gi,
	)) {
		if (!/^(data:|#)/.test(value)) found.push(`${name}=${value}`);
	}
	for (const [tag] of html.matchAll(/<link\b[^>]*>/gi)) {
		if (/\shref\s*=/i.test(tag) && !/\shref\s*=\s*["']?data:/i.test(tag)) found.push(tag);
	}
	for (const [, value = ''] of html.matchAll(/url\(\s*["']?([^"')]+)/gi)) {
		if (!/^(data:|#)/.test(value)) found.push(`url(${value})`);
	}
	for (const [rule] of html.matchAll(/@import\b[^;]*/gi)) found.push(rule);
	return found;
}
