import json, time
import pytest
MILAN="it/lombardia/milano"
@pytest.mark.django_db
def test_try(client, facts):
    def post(url, body): return client.post(url, json.dumps(body), content_type="application/json")
    b={"territory":MILAN,"language":"it","profile":{"stage":"idea","nationality":"non_eu","status":"student","sector":["food_service"]}}
    for i in range(4):
        t=time.perf_counter(); r=post("/api/v1/roadmap",b); print(r.status_code,len(r.content), (time.perf_counter()-t)*1000)
    import cProfile,pstats
    p=cProfile.Profile(); p.enable(); post("/api/v1/roadmap",b); p.disable(); pstats.Stats(p).sort_stats("cumtime").print_stats(25)
    for u in ["territories","territories/it","territories/xx","parameters","parameters?territory=it","procedures?territory=it&language=xx","procedures/it.nope","openapi.json","docs","nope",""]:
        t=time.perf_counter(); r=client.get("/api/v1/"+u); print(u, r.status_code, r.headers.get("Content-Type"), len(r.content), round((time.perf_counter()-t)*1000,1), r.content[:150])
    print(client.head("/api/v1/territories").status_code, client.delete("/api/v1/territories").content, client.get("/api/v1/roadmap").content)
    print(dict(client.get("/api/v1/territories").headers))
    from pathlib import Path
    Path("/tmp/mine-api/openapi.json").write_bytes(client.get("/api/v1/openapi.json").content)
    Path("/tmp/mine-api/road.json").write_bytes(r.content)
