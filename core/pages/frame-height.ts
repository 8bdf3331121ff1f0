import { createHash } from 'node:crypto';

/**
 * Tells the page around the frame how high this one is, whenever that changes: the only script of any
 * page. It reads nothing but that height, and tells it to the sites that may show the page. The page is
 * the same without it.
 */
export const heightScript =
	"const sites=document.currentScript.dataset.sites.split(' '),around=location.ancestorOrigins?.[0];" +
	'if(parent!==self)new ResizeObserver(()=>{' +
	'const height=Math.ceil(document.documentElement.getBoundingClientRect().height);' +
	'for(const site of sites.includes(around)?[around]:sites)' +
	"parent.postMessage({type:'n8n-satisfaction:height',height},site)" +
	'}).observe(document.documentElement)';

/** How the headers of a page name that script, and no other. */
export const heightScriptHash = `sha256-${createHash('sha256').update(heightScript).digest('base64')}`;
