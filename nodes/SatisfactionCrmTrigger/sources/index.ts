import type { SourceInputs } from '../parameters';
import { formbricksInputs } from './formbricks';
import { genericInputs } from './generic';
import { jiandaoyunInputs } from './jiandaoyun';
import { zendeskInputs } from './zendesk';

/** The inputs of every sender, by its key in the registry of sources. */
export const sourceInputs: Record<string, SourceInputs> = {
	generic: genericInputs,
	zendesk: zendeskInputs,
	jiandaoyun: jiandaoyunInputs,
	formbricks: formbricksInputs,
};
