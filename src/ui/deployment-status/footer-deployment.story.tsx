import { monitorStates } from '#support/deployment-states.ts';
import type { Stories } from '#ui/parts/story.ts';
import { FooterDeployment, FooterFailed, FooterQueued, FooterStanding } from './footer-deployment.tsx';

export const stories: Stories = {
  every: () => (
    <>
      {Object.entries(monitorStates).map(([name, snapshot]) => (
        <div key={name} style={{ height: 24, fontSize: 12 }}>
          <FooterDeployment snapshot={snapshot} onOpen={() => {}} />
        </div>
      ))}
      <div style={{ height: 24, fontSize: 12 }}>
        {monitorStates.executing && <FooterDeployment snapshot={monitorStates.executing} queued="1 queued" onOpen={() => {}} />}
      </div>
      <div style={{ height: 24, fontSize: 12 }}>
        <FooterQueued text="1 queued, waits for you" onOpen={() => {}} />
      </div>
      <div style={{ height: 24, fontSize: 12 }}>
        <FooterFailed text="The last deployment was rolled back" onOpen={() => {}} />
      </div>
      <div style={{ height: 24, fontSize: 12 }}>
        <FooterFailed text="The last deployment failed; the project is what is deployed" isPast onOpen={() => {}} />
      </div>
      <div style={{ height: 24, fontSize: 12 }}>
        <FooterStanding text="Deployed; the project differs" onOpen={() => {}} />
      </div>
    </>
  ),
};
