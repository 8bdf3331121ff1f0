import type { Browser } from 'playwright-core';

import { publishPage } from '../../core/loop/workspace/endpoints';
import type { House } from '../../core/loop/house';
import type { Brand } from '../../core/model/settings';
import { aWorkspace } from '../nodes/a-workspace';
import { aBrowser } from './a-browser';
import { ask } from './a-customer';
import { closed, surveys } from './surveys';
import { startWebServer, type WebServer } from './web-server';

/** Where customers and owners reach the pages; the browser is told that it is the test's server. */
export const publicAddress = 'http://n8n.example.test';

export type Site = {
	house: House;
	server: WebServer;
	browser: Browser;
	/** A link to a survey that has been retired since. */
	closedLink: string;
	close: () => Promise<void>;
};

const nodeOf = (key: string) => ({ workflowId: `workflow-${key}`, nodeId: `node-${key}` });

/** Every survey and the case page published in a workspace of their own, and a browser to visit. */
export async function aSite(
	given: { brand?: Partial<Brand>; surveys?: ReadonlyArray<(typeof surveys)[number]> } = {},
): Promise<Site> {
	const workspace = await aWorkspace({
		timeZone: 'Asia/Shanghai',
		languages: ['en', 'zh-CN', 'ar'],
		policy: { channels: ['email', 'other'] },
		brand: {
			name: 'Lotus Hotels',
			color: '#0f766e',
			footer: 'Lotus Hotels, 1 Example Road',
			privacyUrl: 'https://lotus.example/privacy',
			logo: null,
			contact: null,
			links: [],
			...given.brand,
		},
		compensation: { currency: 'CNY', limits: { agent: 50, team_lead: 200, manager: 1000 } },
		verificationSurvey: 'solved',
		showOwnerFirstName: true,
	});
	const house: House = { ...workspace.house, publicAddress };
	const server = await startWebServer(house, nodeOf);
	const publish = async (key: string, survey: (typeof surveys)[number] | null) => {
		await publishPage(house, Date.now(), {
			page: survey ? 'survey' : 'case',
			node: { ...nodeOf(key), workflowName: key, nodeName: key },
			address: `${publicAddress}/webhook/${key}`,
			survey,
		});
	};
	for (const survey of [...surveys, ...(given.surveys ?? [])]) await publish(survey.key, survey);
	await publish('case', null);
	const retired = await ask(house, closed.key);
	await publish(closed.key, closed);
	const browser = await aBrowser(server.port);
	return {
		house,
		server,
		browser,
		closedLink: retired.link,
		close: async () => {
			await browser.close();
			await server.close();
			await workspace.close();
		},
	};
}
