import type { Routes, UrlMatchResult, UrlSegment } from '@angular/router';

/** `/a/:agent` and `/a/:agent/s/:session` are one page: a first message makes the session without a break on screen. */
export function matchConversation(segments: UrlSegment[]): UrlMatchResult | null {
  const [a, agent, s, session] = segments;
  if (a?.path !== 'a' || !agent) return null;
  if (segments.length === 2) return { consumed: segments, posParams: { agent } };
  if (segments.length === 4 && s?.path === 's' && session) return { consumed: segments, posParams: { agent, session } };
  return null;
}

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Parley',
    loadComponent: () => import('./agents/start-page').then((m) => m.StartPage),
  },
  {
    path: 'a/:agent/knowledge',
    loadComponent: () => import('./knowledge/knowledge-page').then((m) => m.KnowledgePage),
  },
  {
    matcher: matchConversation,
    loadComponent: () => import('./conversation/conversation-page').then((m) => m.ConversationPage),
  },
  { path: '**', redirectTo: '' },
];
