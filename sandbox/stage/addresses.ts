import type { ChatCatcher, Robot } from '../chat/robots';
import type { WorkflowFile } from '../n8n/workflows';

/** The real robots' addresses, which a template names until the admin puts in the group's own. */
const real: Record<Robot, RegExp> = {
	wecom: /https:\/\/qyapi\.weixin\.qq\.com\/cgi-bin\/webhook\/send[^"'`\s\\]*/g,
	dingtalk: /https:\/\/oapi\.dingtalk\.com\/robot\/send[^"'`\s\\]*/g,
	feishu: /https:\/\/open\.feishu\.cn\/open-apis\/bot\/v2\/hook\/[^"'`\s\\]*/g,
};

/**
 * The templates with our catchers in place of the chats: what an admin would type into the HTTP
 * Request nodes. Everything else stays as it is.
 */
export function withAddresses(
	files: ReadonlyMap<string, WorkflowFile>,
	chats: ChatCatcher,
): Map<string, WorkflowFile> {
	const changed = new Map<string, WorkflowFile>();
	for (const [key, file] of files) {
		let text = JSON.stringify(file);
		for (const [robot, pattern] of Object.entries(real) as Array<[Robot, RegExp]>) {
			text = text.replace(pattern, chats.addressOf(robot));
		}
		changed.set(key, JSON.parse(text) as WorkflowFile);
	}
	return changed;
}
