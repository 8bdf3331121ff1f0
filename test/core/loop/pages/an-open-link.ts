import {
	type PageRequest,
	type PageSite,
	servePage,
} from '../../../../core/loop/pages/customer/serve';
import { makeOpenLink } from '../../../../core/loop/survey/open-link';
import { changeSettings } from '../../../../core/loop/workspace/settings';
import type { Store } from '../../../../core/store/store';
import { houseIn } from '../../../store/databases';
import { life, now } from '../a-house';

const node = { workflowId: 'w-service', workflowName: 'Survey', nodeId: 'n', nodeName: 'Answers' };
const site: PageSite = { node, surveyKey: 'service', trial: null };
let workspaces = 0;

/** The token in a link. */
export const tokenOf = (link: string): string => new URL(link).searchParams.get('t') ?? '';

/** The value of a hidden field of a page. */
export const hidden = (html: string, name: string): string =>
	new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';

/** Makes open links, each in a workspace of its own, and what somebody can do at one. */
export function anOpenLinkIn(store: () => Store) {
	return async function aLink(
		given: Partial<Parameters<typeof makeOpenLink>[2]> = {},
		survey: Parameters<ReturnType<typeof life>['publish']>[0] = {},
		sites: string[] = [],
	) {
		const house = houseIn(store(), `open-${(workspaces += 1)}`);
		const own = life(house);
		await own.publish(survey);
		if (sites.length > 0) {
			const changes = [{ openLinks: { sites } }];
			await changeSettings(house, now, { changes, reset: [] });
		}
		const made = await makeOpenLink(house, now, {
			surveyKey: 'service',
			mode: 'page',
			contact: true,
			source: 'table 12',
			...given,
		});
		const { link } = made.openLink;
		const request = (t: string, more: Partial<PageRequest> = {}): PageRequest => ({
			method: 'GET',
			query: { t },
			fields: null,
			acceptLanguage: null,
			test: false,
			...more,
		});
		const serve = async (asked: PageRequest, at = now) => await servePage(house, at, asked, site);
		const open = async (at = now) => await serve(request(tokenOf(link)), at);
		/** Sends the form of a page as a browser does. */
		const send = async (
			page: { body: string },
			fields: Record<string, unknown>,
			{ at = now, sender = null as string | null } = {},
		) => {
			const fixed = Object.fromEntries(
				['t', 'f', 'step', 'l'].map((name) => [name, hidden(page.body, name)]),
			);
			const posted = { ...fixed, ...fields };
			return await serve(request(String(posted.t), { method: 'POST', fields: posted, sender }), at);
		};
		const rows = async () => ({
			invitations: await house.store.db
				.selectFrom('invitation')
				.selectAll()
				.where('workspace_id', '=', house.workspace)
				.execute(),
			responses: await house.store.db
				.selectFrom('response')
				.selectAll()
				.where('workspace_id', '=', house.workspace)
				.execute(),
		});
		return { house, made, open, send, serve, request, rows, ...own };
	};
}
